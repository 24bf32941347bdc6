#include "code/block_shape.h"

#include <algorithm>
#include <vector>

#include "code/token_shapes.h"
#include "code/tokens.h"

namespace emend {
namespace {

constexpr size_t kMostLines = 400;

constexpr std::string_view kInsideWords =
    "return yield raise break continue else elif elsif elseif except catch finally rescue ensure end fi done esac then "
    "and or when FROM WHERE JOIN LEFT INNER GROUP ORDER HAVING LIMIT UNION AND OR ON VALUES SET RETURNING";
constexpr std::string_view kDefiners =
    "def class function func fn fun interface struct trait enum type const let var val";

class ShapeReader {
 public:
  BlockShape Read(std::span<const std::string_view> lines) {
    LineTokens line;
    for (const std::string_view text : lines.first(std::min(lines.size(), kMostLines))) {
      if (InText(text)) continue;
      ScanLine(text, line);
      if (line.size == 0) continue;
      if (shape_.empty) Begin(line);
      shape_.empty = false;
      Follow(line);
      OpenText(line);
    }
    shape_.open = static_cast<int>(brackets_.size() + elements_.size());
    shape_.open_text = !text_end_.empty();
    shape_.imports_only = !shape_.empty && others_ == 0 && imports_ > 0;
    return std::move(shape_);
  }

 private:
  void Begin(const LineTokens& line) {
    shape_.begins_indented = line.indent > 0;
    const auto tokens = line.code();
    shape_.begins_with_comment = tokens.empty();
    if (tokens.empty()) return;
    const Token& first = tokens[0];
    const bool operator_first = first.kind == TokenKind::kOperator;
    shape_.begins_inside = (first.kind == TokenKind::kWord && IsOneOf(first.text, kInsideWords)) ||
                           (operator_first && IsOneOf(first.text, ") ] } && || |> ? : + - * / = . |")) ||
                           first.text.starts_with("</");
    shape_.begins_with_self = first.text == "self" || first.text == "this";
    shape_.begins_with_import =
        IsImport(tokens) || (first.text == "#" && tokens.size() > 1 && tokens[1].text == "include");
    const size_t def = first.text == "async" ? 1 : 0;
    shape_.begins_with_method = tokens.size() > def + 3 && tokens[def].text == "def" && tokens[def + 3].text == "self";
  }

  void Follow(const LineTokens& line) {
    const auto tokens = line.code();
    if (tokens.empty()) {
      return;
    }
    const bool import = IsImport(tokens) || IsOneOf(tokens[0].text, "from import using package use require") ||
                        (tokens[0].text == "#" && tokens.size() > 1 && tokens[1].text == "include");
    ++(import ? imports_ : others_);
    for (size_t i = 0; i < tokens.size(); ++i) {
      const Token& token = tokens[i];
      if (token.kind == TokenKind::kOperator) Brackets(token.text);
      if (token.kind == TokenKind::kTag && !import) Element(token.text);
      if (token.kind == TokenKind::kTemplate) Template(token.text);
      if (token.kind != TokenKind::kWord) continue;
      shape_.has_self |= token.text == "self" || token.text == "this";
      shape_.has_class |= token.text == "class" && i == 0;
      const bool defined = i > 0 && IsOneOf(tokens[i - 1].text, kDefiners);
      if (import) {
        if (i > 0) shape_.imported.insert(token.text);
      } else if (defined || (i == 0 && tokens.size() > 1 && IsOperator(tokens[1], "="))) {
        shape_.defined.insert(token.text);
      } else if (token.text.size() > 1) {
        shape_.used.insert(token.text);
      }
    }
    const Token& last = tokens.back();
    const bool header = IsOperator(last, ":") && line.indent >= 0 && tokens.size() > 1;
    shape_.needs_more =
        header || (last.kind == TokenKind::kOperator && IsOneOf(last.text, ", + - * / = == && || \\ => -> | ( [ {")) ||
        (tokens[0].kind == TokenKind::kVariable && tokens[0].text[0] == '@' && line.indent >= 0 &&
         IsWholeDecorator(tokens));
    shape_.ends_statement = IsOperator(last, ";") || IsOperator(last, "}");
  }

  static bool IsWholeDecorator(std::span<const Token> tokens) {
    return tokens.size() == 1 || IsOneOf(tokens.back().text, ") ()") || tokens.back().kind == TokenKind::kWord;
  }

  void Brackets(std::string_view text) {
    for (const char c : text) {
      if (c == '(' || c == '[' || c == '{') {
        brackets_.push_back(c);
      } else if (c == ')' || c == ']' || c == '}') {
        if (brackets_.empty()) {
          ++shape_.closes;
        } else {
          brackets_.pop_back();
        }
      }
    }
  }

  void Element(std::string_view text) {
    if (text.starts_with("<!") || text.starts_with("<?") || text.ends_with("/>")) return;
    const bool closes = text.starts_with("</");
    std::string_view name = text.substr(closes ? 2 : 1);
    name = name.substr(0, name.find_first_of(" >\t/"));
    if (IsOneOf(name, "br hr img input meta link area base col embed source track wbr")) return;
    Match(name, closes, elements_);
  }

  void Template(std::string_view text) {
    if (text.size() < 6 || text[1] != '%') return;
    size_t begin = text.find_first_not_of(" -", 2);
    if (begin == std::string_view::npos) return;
    const std::string_view word = text.substr(begin, text.find_first_of(" %", begin) - begin);
    if (word.starts_with("end")) return Match(word.substr(3), true, elements_);
    if (IsOneOf(word, "block if for with cache filter macro autoescape verbatim")) Match(word, false, elements_);
  }

  void Match(std::string_view name, bool closes, std::vector<std::string_view>& open) {
    if (!closes) {
      open.push_back(name);
    } else if (const auto at = std::find(open.rbegin(), open.rend(), name); at != open.rend()) {
      open.erase(at.base() - 1, open.end());
    } else {
      ++shape_.closes;
    }
  }

  bool InText(std::string_view text) {
    if (text_end_.empty()) return false;
    if (text.find(text_end_) != std::string_view::npos) text_end_ = {};
    return true;
  }

  void OpenText(const LineTokens& line) {
    for (const std::string_view mark : {std::string_view("\"\"\""), std::string_view("'''")}) {
      size_t count = 0;
      for (size_t at = line.content.find(mark); at != std::string_view::npos; at = line.content.find(mark, at + 3))
        ++count;
      if (count % 2 == 1) text_end_ = mark;
    }
    const size_t comment = line.content.find("/*");
    if (comment != std::string_view::npos && line.content.find("*/", comment) == std::string_view::npos)
      text_end_ = "*/";
  }

  BlockShape shape_;
  std::vector<char> brackets_;
  std::vector<std::string_view> elements_;
  std::string_view text_end_;
  int imports_ = 0;
  int others_ = 0;
};

}  // namespace

BlockShape ShapeOf(std::span<const std::string_view> lines) { return ShapeReader().Read(lines); }

}  // namespace emend
