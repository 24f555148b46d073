package boxoffice.local;

import boxoffice.local.gateway.Invocations;
import boxoffice.local.gateway.LoopbackServer;
import boxoffice.local.lambda.LocalFunction;
import boxoffice.local.template.Template;
import java.io.OutputStream;

/**
 * Runs the functions alone, for the gateway and stream of another project: a process that serves
 * every function of the template at the path of {@link Invocations} until its standard input
 * closes. The functions get its environment variables.
 */
final class FunctionHost {

  private FunctionHost() {}

  public static void main(String[] arguments) throws Exception {
    var options = Options.ofSystemProperties();
    var template = Template.read(options.template(), options.parameters());
    LoopbackServer.start(options.port(), new Invocations(LocalFunction.loadAll(template)));
    System.in.transferTo(OutputStream.nullOutputStream());
    System.exit(0);
  }
}
