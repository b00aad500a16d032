package dev.bindery.spec.tree;

import java.util.List;

/**
 * The text of a module taken apart, each part with blanks where the others are: so a line and a
 * column mean the same in all.
 *
 * @param code without comments, and without what stands between quotation marks
 * @param remarks what stands behind {@code \*}
 * @param boxes what stands between {@code (*} and {@code *)}
 */
record Masked(List<String> code, List<String> remarks, List<String> boxes) {
  static Masked of(String text) {
    StringBuilder code = new StringBuilder();
    StringBuilder remarks = new StringBuilder();
    StringBuilder boxes = new StringBuilder();
    boolean inString = false;
    boolean inRemark = false;
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      char next = i + 1 < text.length() ? text.charAt(i + 1) : '\n';
      if (c == '\n') {
        code.append(c);
        remarks.append(c);
        boxes.append(c);
        inString = false;
        inRemark = false;
        continue;
      }
      boolean codeHere = false;
      if (inRemark) {
        // To the end of the line.
      } else if (depth > 0) {
        if (c == '*' && next == ')') {
          depth--;
          boxes.append("  ");
          code.append("  ");
          remarks.append("  ");
          i++;
          continue;
        }
        if (c == '(' && next == '*') {
          depth++;
        }
      } else if (inString) {
        if (c == '\\' && next != '\n') {
          code.append("  ");
          remarks.append("  ");
          boxes.append("  ");
          i++;
          continue;
        }
        inString = c != '"';
        codeHere = !inString;
      } else if (c == '\\' && next == '*') {
        inRemark = true;
      } else if (c == '(' && next == '*') {
        depth++;
      } else {
        inString = c == '"';
        codeHere = true;
      }
      code.append(codeHere ? c : ' ');
      remarks.append(inRemark ? c : ' ');
      boxes.append(depth > 0 ? c : ' ');
    }
    return new Masked(lines(code), lines(remarks), lines(boxes));
  }

  private static List<String> lines(StringBuilder text) {
    return text.toString().lines().map(String::stripTrailing).toList();
  }
}
