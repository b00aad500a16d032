package dev.bindery.engine;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The handle of the calling session that an extended procedure gets (E1). It is of use only while
 * the call runs: afterwards everything fails or answers {@code none}.
 *
 * <p>Source 000: srv_getbindtoken, Extended Stored Procedure API.
 */
public final class SrvProc {
  /** What {@link #getBindToken} returns if it wrote the token. */
  public static final int SUCCEED = 1;

  /** What {@link #getBindToken} returns if it did not. */
  public static final int FAIL = 0;

  /** The least buffer for a token, in bytes (E2). */
  public static final int BUFFER_BYTES = 255;

  private final ProcedureCall call;

  SrvProc(ProcedureCall call) {
    this.call = call;
  }

  /**
   * {@code srv_getbindtoken}: writes the XP token of the caller's transaction, as a string of ASCII
   * characters with a null byte at its end, to the beginning of the buffer (E2). Sessions that bind
   * with it borrow the caller's access while the call is the innermost (X7).
   *
   * @return {@link #SUCCEED}; or {@link #FAIL}, with the buffer untouched: the handle is null or
   *     its call has ended, the buffer is null or of less than {@link #BUFFER_BYTES} bytes, or the
   *     caller is in no transaction
   */
  public static int getBindToken(@Nullable SrvProc srvProc, byte @Nullable [] buffer) {
    if (srvProc == null || buffer == null || buffer.length < BUFFER_BYTES) {
      return FAIL;
    }
    BindToken token = srvProc.call.caller().xpToken(srvProc.call);
    if (token == null) {
      return FAIL;
    }
    byte[] text = token.text().getBytes(US_ASCII);
    System.arraycopy(text, 0, buffer, 0, text.length);
    buffer[text.length] = 0;
    return SUCCEED;
  }

  /**
   * Opens a session of the procedure's own on the same instance; it is disconnected when the call
   * ends (X7). Answers {@link Connected}, 17809 at the limit of sessions, or {@code none} if the
   * call has ended.
   */
  public Answer connect(String login) {
    return call.caller().instance().connectFrom(call, Objects.requireNonNull(login, "login"));
  }

  @Override
  public String toString() {
    return "SrvProc of session " + call.caller().id();
  }
}
