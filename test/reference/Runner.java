import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.openapitools.codegen.DefaultGenerator;
import org.openapitools.codegen.config.CodegenConfigurator;
import org.openapitools.codegen.config.GlobalSettings;

/**
 * Runs the reference generator on many specs in one JVM, whose start is most of a single run.
 *
 * <p>Arguments: generator name, ignore file, then name=value of additional properties. Each line of standard input is a spec and
 * an output folder, parted by a tab. Each is answered by a line: "ok", or "failed" and why. After a run that does not end, the
 * program does: nothing else would stop that run.
 */
public final class Runner {
  private static final int SECONDS = 10;
  private static final ThreadMXBean TIMES = ManagementFactory.getThreadMXBean();
  private static final String ENDLESS = "failed: no end after " + SECONDS + " seconds";

  public static void main(String[] args) throws Exception {
    PrintStream answers = System.out;
    // The generator and its logger talk on standard output.
    System.setOut(new PrintStream(OutputStream.nullOutputStream()));
    BufferedReader jobs = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String job = jobs.readLine(); job != null; job = jobs.readLine()) {
      String[] paths = job.split("\t");
      String answer = outcome(args, paths[0], paths[1]);
      answers.println(answer);
      answers.flush();
      if (answer.equals(ENDLESS)) {
        System.exit(0);
      }
    }
  }

  /** In a thread of its own: the generator keeps settings by thread, and some specs let it run without end. */
  private static String outcome(String[] args, String spec, String folder) throws InterruptedException {
    CompletableFuture<Void> done = new CompletableFuture<>();
    Thread thread = new Thread(null, () -> {
      try {
        generate(args, spec, folder);
        done.complete(null);
      } catch (Throwable error) {
        done.completeExceptionally(error);
      }
    }, "generate", 16 << 20);
    thread.setDaemon(true);
    thread.start();
    try {
      // Time of the processor, since other programs may have most of it.
      while (TIMES.getThreadCpuTime(thread.getId()) < SECONDS * 1_000_000_000L) {
        try {
          done.get(100, TimeUnit.MILLISECONDS);
          return "ok";
        } catch (TimeoutException error) {
          // Not done yet.
        }
      }
      return ENDLESS;
    } catch (ExecutionException error) {
      return "failed: " + rootOf(error).toString().replaceAll("\\s+", " ");
    }
  }

  private static Throwable rootOf(Throwable error) {
    return error.getCause() == null ? error : rootOf(error.getCause());
  }

  private static void generate(String[] args, String spec, String folder) {
    GlobalSettings.reset();
    CodegenConfigurator settings = new CodegenConfigurator()
        .setGeneratorName(args[0])
        .setIgnoreFileOverride(args[1])
        .setInputSpec(spec)
        .setOutputDir(folder)
        .setValidateSpec(false);
    for (int i = 2; i < args.length; i++) {
      String[] pair = args[i].split("=", 2);
      settings.addAdditionalProperty(pair[0], pair[1]);
    }
    new DefaultGenerator().opts(settings.toClientOptInput()).generate();
  }
}
