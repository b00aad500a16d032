package dev.bindery.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Java code that sessions can call by name (E1): see {@link Instance#register} and {@link
 * Statements#execute}. It may open sessions of its own, and bind them to the caller's transaction.
 * It runs in the caller's thread and process, so it can bring both down: register what you trust.
 */
@FunctionalInterface
public interface ExtendedProcedure {
  /**
   * One call. An exception ends the statement with error 18002 and nothing else: what the
   * procedure's sessions did stays, as statements of their own (E4).
   *
   * @param srvProc the handle of the calling session, of no use after the call
   * @param arguments of the call, in order; it cannot be changed
   */
  void execute(SrvProc srvProc, List<@Nullable Object> arguments) throws Exception;
}
