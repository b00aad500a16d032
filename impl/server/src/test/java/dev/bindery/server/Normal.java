package dev.bindery.server;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Takes out of an output what differs from run to run: bind tokens are numbered by their first
 * appearance, times are hidden.
 */
final class Normal {
  /**
   * Exactly 32 letters of the tokens' alphabet (rule T4), not all of them hyphens: those rule a
   * column.
   */
  private static final Pattern TOKEN = Pattern.compile("(?<![--l])(?!-{32})[--l]{32}(?![--l])");

  private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z");

  private Normal() {}

  static String form(String output) {
    Map<String, String> names = new HashMap<>();
    String named =
        TOKEN
            .matcher(output)
            .replaceAll(
                token ->
                    names.computeIfAbsent(
                        token.group(), t -> "<token " + (names.size() + 1) + ">"));
    return TIME.matcher(named).replaceAll("<time>").replace("\r\n", "\n");
  }
}
