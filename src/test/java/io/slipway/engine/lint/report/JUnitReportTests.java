package io.slipway.engine.lint.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.engine.lint.LintReport;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

class JUnitReportTests {

  private static final Schema SCHEMA = schema();

  // What Jenkins, GitLab and others read in common; JUnit has published none.
  private static Schema schema() {
    try {
      return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
          .newSchema(JUnitReportTests.class.getResource("junit.xsd"));
    } catch (SAXException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void validate(String xml) throws SAXException, IOException {
    SCHEMA.newValidator().validate(new StreamSource(new StringReader(xml)));
  }

  private static Element root(LintReport report)
      throws ParserConfigurationException, SAXException, IOException {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(JUnitReport.of(report))))
        .getDocumentElement();
  }

  @Test
  void is_what_the_golden_file_says() throws IOException {
    var xml = JUnitReport.of(Reports.usual());
    assertThat(xml).as(Reports.ANEW).isEqualTo(Reports.golden("usual.xml", xml));
  }

  @Test
  void is_valid_whatever_was_found() throws SAXException, IOException {
    for (var report :
        List.of(Reports.clean(), Reports.usual(), Reports.hostile(), Reports.large(10))) {
      validate(JUnitReport.of(report));
    }
    assertThatThrownBy(
            () -> validate(JUnitReport.of(Reports.usual()).replace("classname", "class")))
        .isInstanceOf(SAXException.class);
  }

  @Test
  void counts_what_it_lists() throws ParserConfigurationException, SAXException, IOException {
    for (var report : List.of(Reports.clean(), Reports.usual(), Reports.hostile())) {
      var root = root(report);
      assertThat(root.getAttribute("tests")).isEqualTo(count(root, "testcase"));
      assertThat(root.getAttribute("failures")).isEqualTo(count(root, "failure"));
      var suites = root.getElementsByTagName("testsuite");
      for (var i = 0; i < suites.getLength(); i++) {
        var suite = (Element) suites.item(i);
        assertThat(suite.getAttribute("tests")).isEqualTo(count(suite, "testcase"));
        assertThat(suite.getAttribute("failures")).isEqualTo(count(suite, "failure"));
        assertThat(suite.getAttribute("skipped")).isEqualTo(count(suite, "skipped"));
      }
    }
  }

  private static String count(Element element, String name) {
    return String.valueOf(element.getElementsByTagName(name).getLength());
  }

  @Test
  void says_what_scripts_say_without_doing_it()
      throws ParserConfigurationException, SAXException, IOException {
    var root = root(Reports.hostile());
    var suite = (Element) root.getElementsByTagName("testsuite").item(0);
    assertThat(suite.getAttribute("name")).isEqualTo(Reports.HOSTILE);
    var failure = (Element) root.getElementsByTagName("failure").item(0);
    assertThat(failure.getAttribute("message"))
        .startsWith("</failure>]]>&lt; \"q\" 'p' <script>alert(1)</script>[U+0000][U+001B][31m")
        .contains("\n# heading\n- ");
    assertThat(failure.getChildNodes().getLength()).isOne();
  }
}
