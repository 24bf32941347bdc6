// Cards whose sides have keys: lists of YAML ("- question: …"), tables of TOML ("question = …"), elements of XML.
#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "base/entities.h"
#include "base/unicode.h"
#include "import/labels.h"
#include "import/lines.h"
#include "import/passes.h"
#include "import/record_writer.h"

namespace emend {
namespace {

using Kind = Marker::Kind;

struct Key {
  Kind kind = Kind::kNone;
  bool any = false;   // it is a key, whatever of
  bool item = false;  // "- " stands before it
  size_t indent = 0;  // columns before the key
  std::string_view value;
};

// "- question: value", "answer = value"; `sign` is the colon or the equals sign.
Key ReadKey(std::string_view text, char sign) {
  Key key;
  key.indent = IndentOf(text);
  std::string_view rest = text.substr(key.indent);
  if (rest.starts_with("- ")) {
    key.item = true;
    key.indent += 2;
    rest = Trim(rest.substr(2));
  }
  size_t end = 0;
  while (end < rest.size() && ((rest[end] >= 'a' && rest[end] <= 'z') || rest[end] == '_')) ++end;
  const std::string_view name = rest.substr(0, end);
  rest = Trim(rest.substr(end));
  if (name.empty() || rest.empty() || rest[0] != sign || (sign == ':' && rest.size() > 1 && rest[1] != ' ')) return {};
  key.any = true;
  key.kind = SideKind(name);
  key.value = Trim(rest.substr(1));
  return key;
}

// Without the quotes around it, "\n" as a line end.
std::string Unquoted(std::string_view value) {
  if (value.size() < 2 || (value[0] != '"' && value[0] != '\'') || value.back() != value[0]) return std::string(value);
  const bool escapes = value[0] == '"';
  value = value.substr(1, value.size() - 2);
  std::string out;
  for (size_t i = 0; i < value.size(); ++i) {
    if (escapes && value[i] == '\\' && i + 1 < value.size()) {
      ++i;
      out += value[i] == 'n' ? '\n' : value[i] == 't' ? '\t' : value[i];
    } else if (!escapes && value.substr(i, 2) == "''") {
      out += '\'', ++i;
    } else {
      out += value[i];
    }
  }
  return out;
}

// Lines [begin, end) with the least indentation taken off, as pieces of one value.
void AddBlock(const std::vector<Line>& lines, size_t begin, size_t end, Kind kind, std::vector<CardValue>& values) {
  size_t least = std::string_view::npos;
  for (size_t i = begin; i < end; ++i) {
    if (!lines[i].text.empty()) least = std::min(least, IndentOf(lines[i].text));
  }
  bool first = true;
  for (size_t i = begin; i < end; ++i) {
    const std::string_view text = lines[i].text.substr(std::min(least, lines[i].text.size()));
    if (text.empty()) continue;
    if (kind == Kind::kQuestion && !first)
      values.back().text.append(" ").append(text);
    else
      values.push_back({first ? kind : Kind::kNone, std::string(text), i});
    first = false;
  }
}

std::vector<CardValue> ReadKeys(const std::vector<Line>& lines, char sign) {
  std::vector<CardValue> values;
  for (size_t i = 0; i < lines.size(); ++i) {
    const Key key = ReadKey(lines[i].text, sign);
    if (key.kind == Kind::kNone) continue;
    size_t end = i + 1;
    const bool quotes = key.value.starts_with("\"\"\"");  // of TOML
    while (end < lines.size()) {
      const std::string_view text = lines[end].text;
      if (quotes ? lines[end - 1].text.ends_with("\"\"\"") && end > i + 1
                 : !text.empty() && IndentOf(text) <= key.indent - (key.item ? 1 : 0))
        break;
      if (!quotes && key.item && ReadKey(text, sign).any && IndentOf(text) == key.indent) break;
      ++end;
    }
    const bool block =
        key.value == "|" || key.value == "|-" || key.value == ">" || key.value == ">-" || key.value == "|+";
    if (quotes && end > i + 1) {
      if (key.value.size() > 3) values.push_back({key.kind, std::string(key.value.substr(3)), i});
      const bool closing = lines[end - 1].text == "\"\"\"";
      AddBlock(lines, i + 1, closing ? end - 1 : end, key.value.size() > 3 ? Kind::kNone : key.kind, values);
      if (!closing && values.back().text.ends_with("\"\"\"")) values.back().text.resize(values.back().text.size() - 3);
    } else if (block || key.value.empty()) {
      AddBlock(lines, i + 1, end, key.kind, values);
    } else {
      std::string value(key.value);
      for (size_t k = i + 1; k < end; ++k) {
        if (!lines[k].text.empty()) value.append(" ").append(Trim(lines[k].text));
      }
      values.push_back({key.kind, Unquoted(value), i});
    }
    i = end - 1;
  }
  return values;
}

// The bytes of a line, but for white space around it and tags in it.
size_t BytesOfText(std::string_view line) {
  line = Trim(line);
  size_t bytes = line.size();
  for (size_t at = line.find('<'); at != line.npos; at = line.find('<', at + 1)) {
    const size_t end = line.find('>', at);
    if (end == line.npos) break;
    bytes -= end + 1 - at;
    at = end;
  }
  return bytes;
}

// Whether that is what the document holds: some code with such keys in a longer text makes no cards of it.
bool AreCards(const std::vector<CardValue>& values, const Document& document) {
  constexpr std::ptrdiff_t kLeast = 2;
  size_t held = 0;
  size_t written = 0;
  for (const CardValue& value : values) held += value.text.size();
  for (const Line& line : document.lines) written += BytesOfText(line.text);
  if (held * 2 < written) return false;
  const auto of = [&](Kind kind) {
    return std::count_if(values.begin(), values.end(), [&](const CardValue& value) { return value.kind == kind; });
  };
  return of(Kind::kQuestion) >= kLeast && of(Kind::kAnswer) >= kLeast;
}

// The name of the element that begins at `at`.
std::string_view NameAt(std::string_view text, size_t at) {
  size_t end = at + 1;
  while (end < text.size() && ((text[end] | 0x20) >= 'a' && (text[end] | 0x20) <= 'z')) ++end;
  return text.substr(at + 1, end - at - 1);
}

// Whether a side of a card stands within: "<card>" holds both.
bool HoldsSides(std::string_view inner) {
  for (size_t at = inner.find('<'); at != inner.npos; at = inner.find('<', at + 1)) {
    const std::string_view name = NameAt(inner, at);
    if (name.size() > 1 && SideKind(name) != Kind::kNone) return true;
  }
  return false;
}

// "<question>…</question>", also over several lines.
std::vector<CardValue> ReadElements(std::string_view text) {
  std::vector<CardValue> values;
  size_t line = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    line += text[i] == '\n';
    if (text[i] != '<') continue;
    const std::string name(NameAt(text, i));
    const size_t end = i + 1 + name.size();
    const Kind kind = name.size() < 2 ? Kind::kNone : SideKind(name);
    const size_t open = kind == Kind::kNone ? text.npos : text.find('>', end);
    const size_t close = open == text.npos ? open : text.find("</" + name + ">", open);
    if (close == text.npos) continue;
    const std::string_view inner = text.substr(open + 1, close - open - 1);
    if (HoldsSides(inner)) continue;
    size_t at = line + static_cast<size_t>(std::count(text.begin() + static_cast<std::ptrdiff_t>(i),
                                                      text.begin() + static_cast<std::ptrdiff_t>(open), '\n'));
    bool first = true;
    for (size_t begin = 0; begin <= inner.size(); ++at) {
      const size_t stop = std::min(inner.find('\n', begin), inner.size());
      std::string piece = DecodeEntities(inner.substr(begin, stop - begin));
      for (const std::string_view mark : {"<![CDATA[", "]]>"}) {
        if (const size_t found = piece.find(mark); found != piece.npos) piece.erase(found, mark.size());
      }
      begin = stop + 1;
      if (Trim(piece).empty()) continue;
      if (kind == Kind::kQuestion && !first)
        values.back().text.append(" ").append(Trim(piece));
      else
        values.push_back({first ? kind : Kind::kNone, first ? std::string(Trim(piece)) : piece, at});
      first = false;
    }
    line += static_cast<size_t>(std::count(text.begin() + static_cast<std::ptrdiff_t>(i),
                                           text.begin() + static_cast<std::ptrdiff_t>(close), '\n'));
    i = close;
  }
  return values;
}

}  // namespace

void ReadKeyed(Document& document) {
  const std::string_view text = document.text;
  std::vector<CardValue> values;
  if (text.find("</") != text.npos && text.find("<html") == text.npos && text.find("<body") == text.npos) {
    values = ReadElements(text);
    if (AreCards(values, document)) return WriteCardValues(document, values);
  }
  for (const char sign : {':', '='}) {
    size_t keys = 0;
    size_t items = 0;
    for (const Line& line : document.lines) {
      const Key key = ReadKey(line.text, sign);
      if (key.kind != Kind::kQuestion) continue;
      ++keys;
      items += key.item || sign == '=';
    }
    // "question: …" without a list is how people write.
    if (keys < 2 || items * 5 < keys * 4) continue;
    values = ReadKeys(document.lines, sign);
    if (AreCards(values, document)) return WriteCardValues(document, values);
  }
}

}  // namespace emend
