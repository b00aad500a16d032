package dev.bindery.server;

import dev.bindery.engine.Instance;
import dev.bindery.tsql.TsqlOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bindery run}: runs scripts of T-SQL, each on a fresh instance of the engine. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    versionProvider = Bindery.Version.class,
    description = {
      "Runs scripts of T-SQL. Each file has an instance of its own, which is gone at its end.",
      "All files are read and checked before the first batch of any of them runs."
    },
    footerHeading = "%nA script:%n",
    footer = {
      "  Batches are separated by lines that hold nothing but GO. Lines that begin",
      "  with a colon, outside of strings and comments, drive several sessions:",
      "",
      "  :session NAME     later batches run on session NAME, opened at first use",
      "                    (before any: main)",
      "  :disconnect NAME  that session disconnects",
      "  :open             the next batch is left with its last result unread ...",
      "  :close NAME       ... until this reads the rest, ...",
      "  :cancel NAME      ... or this cancels it",
      "  :capture VAR      the first column of the last row of the last result becomes",
      "                    $(VAR) in later lines",
      "",
      "  For example, two sessions in one transaction:",
      "",
      "  :session a",
      "  DECLARE @token varchar(255)",
      "  BEGIN TRAN",
      "  EXEC sp_getbindtoken @token OUTPUT",
      "  SELECT @token AS Token",
      "  GO",
      "  :capture TOKEN",
      "  :session b",
      "  EXEC sp_bindsession '$(TOKEN)'",
      "  SELECT @@TRANCOUNT AS Count",
      "  COMMIT",
      ""
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:every script was run to its end, whatever SQL errors it met",
      "1:the output could not be written",
      "2:a file, a directive or an option is wrong"
    })
final class RunCommand implements Callable<Integer> {
  private static final int OUTPUT_FAILED = 1;

  /** How events are written. */
  enum Format {
    TEXT,
    JSON;

    EventWriter writer(PrintWriter out) {
      return this == TEXT ? new TextWriter(out) : new JsonWriter(out);
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "text (default), or json: one object a line, an event each.")
  private Format format = Format.TEXT;

  @Option(
      names = "--database",
      paramLabel = "NAME",
      description = "A database that USE knows, beside master and MYDB. Can be repeated.")
  private Set<String> databases = new LinkedHashSet<>();

  @Option(
      names = "--error-3926",
      description = {
        "Makes 3926 (another session has ended the transaction) an error that ends the batch.",
        "Otherwise it is an information, and the statement is issued again by itself."
      })
  private boolean endedByAnotherIsError;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Scripts, in UTF-8.")
  @SuppressWarnings("NullAway.Init")
  private List<Path> files;

  /** Called by picocli. */
  RunCommand() {}

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try {
      Map<Path, List<Step>> scripts = new LinkedHashMap<>();
      for (Path file : files) {
        scripts.put(file, ScriptParser.parse(file, read(file)));
      }
      for (Path file : files) {
        if (files.size() > 1 && format == Format.TEXT) {
          out.println("==> " + file + " <==");
        }
        try (ScriptRunner runner =
            new ScriptRunner(file, Instance.create(), options(), format.writer(out))) {
          runner.run(scripts.getOrDefault(file, List.of()));
        }
      }
    } catch (ScriptException wrong) {
      out.flush();
      spec.commandLine().getErr().println(wrong.getMessage());
      return CommandLine.ExitCode.USAGE;
    }
    if (out.checkError()) {
      spec.commandLine().getErr().println("The output could not be written.");
      return OUTPUT_FAILED;
    }
    return CommandLine.ExitCode.OK;
  }

  private TsqlOptions options() {
    Set<String> all = new LinkedHashSet<>(TsqlOptions.DEFAULT.databases());
    all.addAll(databases);
    return new TsqlOptions(all, endedByAnotherIsError);
  }

  private static String read(Path file) throws ScriptException {
    try {
      byte[] bytes = Files.readAllBytes(file);
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException notText) {
      throw new ScriptException(file, "this is not text in UTF-8");
    } catch (IOException unreadable) {
      throw new ScriptException(file, reason(file));
    }
  }

  private static String reason(Path file) {
    if (Files.isDirectory(file)) {
      return "this is a directory, not a script";
    }
    return Files.exists(file) ? "the file cannot be read" : "there is no such file";
  }
}
