import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Follows the steps of a README as a reader does: {@code java .ci/Follow.java FILE HEADING}.
 *
 * <p>In the section under that heading, a block of {@code sh} is run, line by line in one shell; a block of {@code java} is written
 * to the file that its first line names; and each line of a block of {@code text} must be among what the commands before it printed.
 * Every command must end well.
 */
public final class Follow {
  private static final Pattern BLOCK = Pattern.compile("^```(\\w+)\\R(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
  private static final String END = "--- the command has ended with ";

  private final Process shell;
  private final Writer in;
  private final BufferedReader out;
  private final List<String> printed = new ArrayList<>();

  private Follow() throws IOException {
    shell = new ProcessBuilder("bash").redirectErrorStream(true).start();
    in = shell.outputWriter();
    out = shell.inputReader();
  }

  public static void main(String[] args) throws IOException {
    try {
      follow(section(Files.readString(Path.of(args[0])), args[1]));
    } catch (IllegalStateException e) {
      System.err.println(args[0] + ": " + e.getMessage());
      System.exit(1);
    }
  }

  private static void follow(String section) throws IOException {
    Follow reader = new Follow();
    Matcher block = BLOCK.matcher(section);
    int blocks = 0;
    while (block.find()) {
      String content = block.group(2);
      switch (block.group(1)) {
        case "sh" -> reader.run(content.replace("\\\n", "").lines().toList());
        case "java" -> write(content);
        case "text" -> content.lines().forEach(reader::expect);
        default -> throw new IllegalStateException("nobody knows how to follow a block of " + block.group(1));
      }
      blocks++;
    }
    if (blocks == 0) {
      throw new IllegalStateException("there are no steps under that heading");
    }
    reader.shell.destroy();
  }

  private static String section(String text, String heading) {
    int start = text.indexOf("\n## " + heading + "\n");
    int end = text.indexOf("\n## ", start + 1);
    return start < 0 ? "" : text.substring(start, end < 0 ? text.length() : end);
  }

  private static void write(String content) throws IOException {
    Path file = Path.of(content.lines().findFirst().orElseThrow().substring("// ".length()));
    Files.writeString(file, content);
  }

  private void run(List<String> commands) throws IOException {
    printed.clear();
    for (String command : commands) {
      System.out.println("$ " + command);
      in.write(command + " </dev/null\necho \"" + END + "$?\"\n");
      in.flush();
      String line = out.readLine();
      while (line != null && !line.startsWith(END)) {
        System.out.println(line);
        printed.add(line.strip());
        line = out.readLine();
      }
      if (!(END + 0).equals(line)) {
        throw new IllegalStateException("this step ends badly: " + command);
      }
    }
  }

  private void expect(String line) {
    if (!printed.contains(line.strip())) {
      throw new IllegalStateException("this is shown and was not printed: " + line);
    }
  }
}
