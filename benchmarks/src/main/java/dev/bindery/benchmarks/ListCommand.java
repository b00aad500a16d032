package dev.bindery.benchmarks;

import dev.bindery.benchmarks.question.Question;
import dev.bindery.benchmarks.question.Questions;
import dev.bindery.benchmarks.system.Subject;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code benchmarks list}: what there is to measure. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    versionProvider = Benchmarks.Version.class,
    usageHelpAutoWidth = true,
    description = {
      "Lists the questions, the systems, and why a system cannot answer what it cannot.",
    })
final class ListCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec command;

  /** Called by picocli. */
  ListCommand() {}

  @Override
  public Integer call() {
    if (command == null) {
      throw new IllegalStateException("picocli has not injected the command");
    }
    var out = command.commandLine().getOut();
    TextTable questions = new TextTable(2, "question", "one operation");
    Questions.all().forEach(question -> questions.line(question.id(), question.operation()));
    TextTable systems = new TextTable(2, "system", "configuration");
    Arrays.stream(Subject.values()).forEach(of -> systems.line(of.id(), of.configuration()));
    TextTable traits =
        new TextTable(6, "system", "durable", "isolation", "versions", "recovery", "a write is");
    for (Subject of : Subject.values()) {
      Subject.Traits does = of.traits();
      traits.line(
          of.id(),
          does.durable(),
          does.isolation(),
          does.versions(),
          does.recoveryRecords(),
          does.write());
    }
    out.println(questions);
    out.println(systems);
    out.println(traits);
    Arrays.stream(Subject.values()).forEach(system -> dashes(out, system));
    out.flush();
    return CommandLine.ExitCode.OK;
  }

  private static void dashes(PrintWriter out, Subject system) {
    List<? extends Question<?>> not =
        Questions.all().stream().filter(question -> !system.can(question.needs())).toList();
    not.stream()
        .collect(
            Collectors.groupingBy(
                question -> system.reason(question.needs()),
                LinkedHashMap::new,
                Collectors.mapping(Question::id, Collectors.joining(", "))))
        .forEach((reason, ids) -> out.printf("%s: no %s: %s%n", system.id(), ids, reason));
  }
}
