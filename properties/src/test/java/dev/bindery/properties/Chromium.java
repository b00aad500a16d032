package dev.bindery.properties;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The process of a Chromium without a window. It is ended with this, and with the JVM at the
 * latest; every wait for it has a bound.
 */
final class Chromium implements AutoCloseable {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
  private static final Pattern LISTENING = Pattern.compile("DevTools listening on (ws://\\S+)");
  private static final long BOUND_S = 60;

  private final Process process;
  private final Thread lastResort = new Thread(this::kill);

  private Chromium(Process process) {
    this.process = process;
    Runtime.getRuntime().addShutdownHook(lastResort);
  }

  /** The one that is installed, if one is. */
  static Optional<Path> installed() {
    return Stream.of(String.valueOf(System.getenv("PATH")).split(File.pathSeparator))
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * Starts it. Its sandbox is off: it shows nothing but a file of ours, and root has no sandbox.
   *
   * @param profile a folder for what it stores
   */
  static Chromium start(Path program, Path profile) throws IOException {
    return new Chromium(
        new ProcessBuilder(
                program.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--no-first-run",
                "--hide-scrollbars",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "about:blank")
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start());
  }

  /** Its one tab. */
  BrowserTab tab() throws IOException, InterruptedException {
    URI devTools = URI.create(awaited(devTools()));
    HttpRequest list =
        HttpRequest.newBuilder(URI.create("http://" + devTools.getAuthority() + "/json/list"))
            .timeout(Duration.ofSeconds(BOUND_S))
            .build();
    String targets = HttpClient.newHttpClient().send(list, BodyHandlers.ofString()).body();
    for (JsonNode target : new ObjectMapper().readTree(targets)) {
      if (target.get("type").asText().equals("page")) {
        return BrowserTab.of(URI.create(target.get("webSocketDebuggerUrl").asText()));
      }
    }
    throw new IOException("the browser has no tab");
  }

  /** Where it listens, which it tells on its error output; that is read to its end. */
  private CompletableFuture<String> devTools() {
    CompletableFuture<String> address = new CompletableFuture<>();
    Thread reader =
        new Thread(
            () -> {
              StringBuilder told = new StringBuilder();
              try (BufferedReader lines =
                  new BufferedReader(
                      new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                  Matcher listening = LISTENING.matcher(line);
                  if (listening.find()) {
                    address.complete(listening.group(1));
                  }
                  told.append(line).append('\n');
                }
                address.completeExceptionally(new IOException("the browser ended:\n" + told));
              } catch (IOException e) {
                address.completeExceptionally(e);
              }
            });
    reader.setDaemon(true);
    reader.start();
    return address;
  }

  /** What comes within the bound. */
  static <T> T awaited(CompletableFuture<T> future) throws InterruptedException {
    try {
      return future.get(BOUND_S, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new AssertionError("the browser did not do it within " + BOUND_S + " s: " + e, e);
    }
  }

  private void kill() {
    List<ProcessHandle> all =
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
    all.forEach(ProcessHandle::destroyForcibly);
    for (ProcessHandle each : all) {
      each.onExit().orTimeout(BOUND_S, TimeUnit.SECONDS).join();
    }
  }

  @Override
  public void close() {
    kill();
    Runtime.getRuntime().removeShutdownHook(lastResort);
    try {
      process.getErrorStream().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
