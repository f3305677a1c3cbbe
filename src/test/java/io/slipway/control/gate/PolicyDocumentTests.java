package io.slipway.control.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.control.gate.judgement.PlanFacts;
import io.slipway.control.project.PolicyDocuments;
import io.slipway.control.project.policy.ApprovalsReader;
import io.slipway.control.project.policy.CalendarReader;
import io.slipway.control.project.policy.Measure;
import io.slipway.control.project.policy.Policy;
import io.slipway.control.project.policy.PolicyReader;
import io.slipway.control.project.policy.Scale.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What docs/policy.md says is so.
class PolicyDocumentTests {

  private static final Path DOCUMENT = Path.of("docs", "policy.md");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static List<String> blocks(String language) throws IOException {
    var block = Pattern.compile("(?s)```" + language + "\n(.*?)```");
    return block.matcher(Files.readString(DOCUMENT)).results().map(it -> it.group(1)).toList();
  }

  private static Policy policy(String yaml) {
    // Dates are texts in the files; SnakeYAML would make something else of them.
    var quoted = yaml.replaceAll("(\\d{4}-\\d\\d-\\d\\dT[0-9:]+)", "\"$1\"");
    return PolicyDocuments.policy(values(JSON.valueToTree(new Yaml().load(quoted))));
  }

  private static Map<String, Object> values(JsonNode node) {
    var values = new LinkedHashMap<String, Object>();
    node.properties().forEach(entry -> values.put(entry.getKey(), entry.getValue()));
    return values;
  }

  private static Set<String> rows(String heading) throws IOException {
    var section = Files.readString(DOCUMENT).split("## " + heading + "\n")[1].split("\n## ")[0];
    var row = Pattern.compile("(?m)^\\| `([^`]+)` \\|");
    return row.matcher(section)
        .results()
        .map(it -> it.group(1))
        .collect(TreeSet::new, Set::add, Set::addAll);
  }

  @Test
  void everyKeyHasALineAndEveryLineAKey() throws IOException {
    var keys = new TreeSet<>(PolicyReader.KEYS);
    below(keys, "approvals[].", ApprovalsReader.KEYS);
    below(keys, "promotion.", PolicyReader.PROMOTION_KEYS);
    below(keys, "windows[].", CalendarReader.WINDOW_KEYS);
    below(keys, "freezes[].", CalendarReader.FREEZE_KEYS);
    below(keys, "confirmations[].", PolicyReader.CONFIRMATION_KEYS);
    below(keys, "break-glass.", PolicyReader.BREAK_GLASS_KEYS);

    assertThat(rows("Keys")).isEqualTo(keys);
    assertThat(rows("Conditions")).isEqualTo(Measure.KEYS);
  }

  private static void below(Set<String> keys, String prefix, Set<String> below) {
    below.forEach(key -> keys.add(prefix + key));
  }

  @Test
  void everyScaleIsThereFromTheBestToTheWorst() throws IOException {
    var text = Files.readString(DOCUMENT);
    for (var measure : Measure.values()) {
      if (measure.scale() instanceof Words(var words)) {
        assertThat(text)
            .contains("| `%s` | `%s` |".formatted(measure.key(), String.join("` `", words)));
      }
    }
  }

  @Test
  void everyPolicyInItIsOne() throws IOException {
    assertThat(blocks("yaml"))
        .hasSizeGreaterThan(3)
        .allMatch(yaml -> !policy(yaml).equals(Policy.NONE));
  }

  @Test
  void theSimulatorAnswersAsItSays() throws IOException {
    var policy = policy(blocks("yaml").getFirst());
    var request = JSON.readTree(blocks("json").getFirst());
    var facts = new PlanFacts(PolicyDocuments.facts(values(request.path("facts"))));

    var answer =
        JSON.<JsonNode>valueToTree(
            SimulationView.of(policy, facts, Instant.parse(request.path("at").asString())));

    var shown = JSON.readTree(blocks("json").get(1));
    Stream.of("approvals", "calendar")
        .forEach(
            part ->
                shown
                    .path(part)
                    .properties()
                    .forEach(
                        entry ->
                            assertThat(answer.path(part).path(entry.getKey()))
                                .as(entry.getKey())
                                .isEqualTo(entry.getValue())));
  }
}
