import io.slipway.client.ApiClient;
import io.slipway.client.ApiException;
import io.slipway.client.api.BundlesApi;
import io.slipway.client.api.DeploymentsApi;
import io.slipway.client.api.PlansApi;
import io.slipway.client.api.RunsApi;
import io.slipway.client.api.StatusApi;
import io.slipway.client.model.DeploymentRequest;
import io.slipway.client.model.PlanRequest;
import java.util.UUID;

/// A deploy job written against the generated client alone: if the API's description lacks
/// something that it needs, this does not compile.
public class DeployJob {

  /// Plans and deploys a bundle, and gives what became of it in a line.
  public static String run(String base, String token, String project, String bundle)
      throws ApiException {
    var client = new ApiClient();
    client.updateBaseUri(base);
    client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + token));
    if (!new BundlesApi(client).getBundle(bundle, project).getId().equals(bundle)) {
      throw new IllegalStateException();
    }
    var plans = new PlansApi(client);
    var asked = plans.createPlan(new PlanRequest().bundle(bundle).environment(project));
    var plan = plans.getPlan(asked.getId(), "30s");
    var deployments = new DeploymentsApi(client);
    var request = new DeploymentRequest().plan(plan.getId()).digest(plan.getDigest());
    var accepted = deployments.createDeployment(request, UUID.randomUUID().toString());
    var deployment = deployments.getDeployment(accepted.getId(), "60s");
    var run = new RunsApi(client).getRun(deployment.getRuns().get(0).getId());
    var step = run.getSteps().get(0);
    var status = new StatusApi(client).getStatus(project, null).getTargets().get(0);
    return "%s %s %s %s %s"
        .formatted(
            deployment.getState(),
            step.getMigration(),
            step.getState(),
            status.getState(),
            refusedCode(deployments, request));
  }

  // A refusal is typed too.
  private static int refusedCode(DeploymentsApi deployments, DeploymentRequest request) {
    try {
      deployments.createDeployment(request.digest("0".repeat(64)), null);
      return 0;
    } catch (ApiException e) {
      return e.getCode();
    }
  }
}
