package io.slipway.engine.lint.report;

/// Writes XML 1.0, two blanks a level.
final class XmlText {

  private final StringBuilder xml =
      new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  private int depth;

  void open(String name, String... attributes) {
    tag(name, attributes).append(">\n");
    depth++;
  }

  void close(String name) {
    depth--;
    indent().append("</").append(name).append(">\n");
  }

  void empty(String name, String... attributes) {
    tag(name, attributes).append("/>\n");
  }

  void element(String name, String content, String... attributes) {
    tag(name, attributes)
        .append('>')
        .append(escaped(content))
        .append("</")
        .append(name)
        .append(">\n");
  }

  @Override
  public String toString() {
    return xml.toString();
  }

  private StringBuilder tag(String name, String... attributes) {
    indent().append('<').append(name);
    for (var i = 0; i < attributes.length; i += 2) {
      var value = escaped(attributes[i + 1]).replace("\"", "&quot;").replace("\n", "&#10;");
      xml.append(' ').append(attributes[i]).append("=\"").append(value).append('"');
    }
    return xml;
  }

  private StringBuilder indent() {
    return xml.repeat("  ", depth);
  }

  // What XML cannot hold at all, Shown has spelled out.
  private static String escaped(String text) {
    return Shown.text(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\r", "&#13;")
        .replace("\t", "&#9;");
  }
}
