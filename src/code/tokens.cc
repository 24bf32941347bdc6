#include "code/tokens.h"

#include <cstring>

#include "base/byte_set.h"
#include "base/unicode.h"
#include "base/utf8.h"

namespace emend {
namespace {

enum CharClass : uint8_t { kLetter = 1, kDigit = 2, kBlank = 4, kPunct = 8, kHigh = 16, kPathChar = 32 };

constexpr std::array<uint8_t, 256> MakeClasses() {
  std::array<uint8_t, 256> table{};
  for (int c = 0; c < 256; ++c) {
    uint8_t k = 0;
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_')
      k = kLetter;
    else if (c >= '0' && c <= '9')
      k = kDigit;
    else if (c == ' ' || c == '\t' || c == '\v' || c == '\f' || c == '\r' || c == '\n')
      k = kBlank;
    else if (c > 32 && c < 127)
      k = kPunct;
    else if (c >= 128)
      k = kHigh;
    table[static_cast<size_t>(c)] = k;
  }
  for (const char c :
       std::string_view("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_./~-*+@:%\\$#{}")) {
    table[static_cast<uint8_t>(c)] |= kPathChar;
  }
  return table;
}

constexpr std::array<uint8_t, 256> kClasses = MakeClasses();

bool Is(char c, int classes) { return (kClasses[static_cast<uint8_t>(c)] & classes) != 0; }
bool IsAlpha(char c) { return Is(c, kLetter) && c != '_'; }
bool IsWordChar(char c) { return Is(c, kLetter | kDigit); }

constexpr std::string_view kLongOperators[] = {
    "<<<", ">>>", "===", "!==", "...", "**=", "//=", "<=>", "<<=", ">>=", "&&=", "||=", "<!-", "-->",
    "..=", "==",  "!=",  "<=",  ">=",  "->",  "=>",  "<-",  "::",  ":=",  "+=",  "-=",  "*=",  "/=",
    "%=",  "&=",  "|=",  "^=",  "&&",  "||",  "++",  "--",  "**",  "//",  "<<",  ">>",  "??",  "?.",
    "..",  "~=",  "=~",  "!~",  "|>",  "<>",  "${",  "#{",  "()",  "[]",  "{}",
};

class Scanner {
 public:
  Scanner(std::string_view line, LineTokens& out) : text_(line), out_(out) {}

  void Run() {
    out_.line = text_;
    out_.size = 0;
    out_.indent = 0;
    out_.lead = Lead::kNone;
    out_.lead_text = {};
    out_.inner_tab = out_.cut = out_.open_quote = false;
    while (!text_.empty() && Is(text_.back(), kBlank)) text_.remove_suffix(1);
    SkipIndent();
    ReadLead();
    out_.content = text_.substr(at_);
    first_ = at_;
    while (at_ < text_.size()) {
      const bool spaced = SkipSpace();
      if (at_ >= text_.size()) break;
      if (out_.size == LineTokens::kMaxTokens) {
        out_.cut = true;
        break;
      }
      ReadToken(spaced);
    }
    MarkPlainWords();
  }

 private:
  char Peek(size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }

  void SkipIndent() {
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == ' ') {
        ++out_.indent;
      } else if (c == '\t') {
        out_.indent += 4 - out_.indent % 4;
      } else if (c == '\xC2' && Peek(1) == '\xA0') {
        ++out_.indent;
        ++at_;
      } else {
        break;
      }
      ++at_;
    }
  }

  bool SkipSpace() {
    const size_t begin = at_;
    while (at_ < text_.size() && Is(text_[at_], kBlank)) {
      if (text_[at_] == '\t') out_.inner_tab = true;
      ++at_;
    }
    return at_ > begin || at_ == first_;
  }

  void TakeLead(Lead lead, size_t length) {
    out_.lead = lead;
    out_.lead_text = text_.substr(at_, length);
    at_ += length;
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t')) ++at_;
  }

  void ReadLead() {
    const std::string_view rest = text_.substr(at_);
    static constexpr ByteSet kFirst(">.$msi1PC-*+\xE2");  // of all prompts and bullets
    static constexpr ByteSet kWordBefore("@ ");
    if (!rest.empty() && !kFirst.has(rest[0]) && !Is(rest[0], kDigit)) {
      const size_t end = kWordBefore.Find(rest, 0, rest.size());
      if (end == rest.size() || rest[end] == ' ') return;
    }
    for (const std::string_view prompt :
         {">>> ", "... ", "$ ", "mysql> ", "sqlite> ", "irb> ", "> db.", "127.0.0.1:6379> "}) {
      if (!rest.starts_with(prompt)) continue;
      const std::string_view shown = prompt == "> db." ? "> " : prompt;
      return TakeLead(Lead::kPrompt, shown.size());
    }
    if (rest.starts_with("PS ") || rest.starts_with("C:\\")) {
      const size_t end = rest.substr(0, 80).find("> ");
      if (end != std::string_view::npos) return TakeLead(Lead::kPrompt, end + 2);
    }
    const size_t at_sign = rest.substr(0, 40).find('@');
    if (at_sign != std::string_view::npos && at_sign > 0 && rest.find(' ') > at_sign) {  // user@host:~/dir$
      const size_t end = rest.substr(0, 80).find_first_of("$#", at_sign);
      if (end != std::string_view::npos && end + 1 < rest.size() && rest[end + 1] == ' ')
        return TakeLead(Lead::kPrompt, end + 2);
    }
    for (const std::string_view bullet : {"- ", "* ", "+ ", "• ", "◦ ", "▪ ", "– ", "— ", "● ", "○ "}) {
      if (!rest.starts_with(bullet)) continue;
      if ((bullet[0] == '+' || bullet[0] == '-') && rest.substr(1).starts_with("    ")) break;  // a line of a patch
      return TakeLead(Lead::kBullet, bullet.size());
    }
    size_t digits = 0;
    while (digits < rest.size() && Is(rest[digits], kDigit)) ++digits;
    if (digits > 0 && digits < 4 && digits + 1 < rest.size() && (rest[digits] == '.' || rest[digits] == ')') &&
        rest[digits + 1] == ' ') {
      TakeLead(Lead::kNumber, digits + 2);
    }
  }

  void Add(TokenKind kind, size_t end, bool spaced) {
    Token& token = out_.tokens[out_.size++];
    token = Token{kind, spaced, false, false, text_.substr(at_, end - at_)};
    at_ = end;
  }

  void ReadToken(bool spaced) {
    const char c = text_[at_];
    if (Is(c, kLetter | kHigh)) return ReadWord(spaced);
    if (Is(c, kDigit)) return ReadNumber(spaced);
    if (ReadComment(spaced)) return;
    switch (c) {
      case '"':
      case '`':
      case '\'':
        if (ReadString(spaced)) return;
        break;
      case '-':
        if (spaced && ReadFlag()) return;
        break;
      case '$':
      case '@':
      case '%':
        if (ReadVariable(spaced)) return;
        break;
      case '/':
      case '.':
      case '~':
        if (ReadPath(spaced)) return;
        break;
      case '<':
        if (ReadTag(spaced)) return;
        break;
      case '{':
        if (ReadTemplate(spaced)) return;
        break;
      default:
        break;
    }
    size_t length = 1;
    const bool sign_follows = Is(Peek(1), kPunct);
    for (const std::string_view op : kLongOperators) {
      if (!sign_follows) break;
      if (op[0] == c && text_.substr(at_).starts_with(op)) {
        length = op.size();
        break;
      }
    }
    Add(TokenKind::kOperator, at_ + length, spaced);
  }

  // A letter beyond ASCII; other code points become symbols.
  size_t HighLetter(size_t at) const {
    const CodePoint c = DecodeUtf8(text_, at);
    return c.valid && (IsLetter(c.value) || IsDigit(c.value)) ? c.length : 0;
  }

  static bool IsAcronym(std::string_view word) {
    for (const char c : word) {
      if (!(c >= 'A' && c <= 'Z')) return false;
    }
    return word.size() > 1;
  }

  void ReadWord(bool spaced) {
    size_t end = at_;
    bool foreign = false;
    while (end < text_.size()) {
      const char c = text_[end];
      if (IsWordChar(c)) {
        ++end;
      } else if (Is(c, kHigh)) {
        const size_t length = HighLetter(end);
        if (length == 0) {
          if (end > at_ && text_.substr(end).starts_with("\u2019") && end + 3 < text_.size() &&
              IsAlpha(text_[end + 3])) {
            end += 3;
            continue;
          }
          break;
        }
        foreign = true;
        end += length;
      } else if (c == '-' && IsAcronym(text_.substr(at_, end - at_)) && end + 1 < text_.size() &&
                 Is(text_[end + 1], kDigit)) {
        ++end;  // UTF-8, SHA-256
      } else if ((c == '\'' || c == '-') && end > at_ && end + 1 < text_.size() &&
                 (IsAlpha(text_[end - 1]) || Is(text_[end - 1], kHigh)) &&
                 (IsAlpha(text_[end + 1]) || Is(text_[end + 1], kHigh))) {
        ++end;
      } else {
        break;
      }
    }
    if (end == at_) return Add(TokenKind::kSymbol, at_ + std::max<size_t>(DecodeUtf8(text_, at_).length, 1), spaced);
    if (text_.substr(end).starts_with("://")) {
      while (end < text_.size() && !Is(text_[end], kBlank) && std::strchr("\"'<>`", text_[end]) == nullptr) ++end;
      while (end > at_ && std::strchr(".,;)]", text_[end - 1]) != nullptr) --end;
      return Add(TokenKind::kUrl, end, spaced);
    }
    Add(TokenKind::kWord, end, spaced);
    out_.tokens[out_.size - 1].foreign = foreign;
  }

  void ReadNumber(bool spaced) {
    size_t end = at_;
    while (end < text_.size() && (IsWordChar(text_[end]) || ((text_[end] == '.' || text_[end] == ':') &&
                                                             end + 1 < text_.size() && Is(text_[end + 1], kDigit))))
      ++end;
    Add(TokenKind::kNumber, end, spaced);
  }

  bool ReadComment(bool spaced) {
    const std::string_view rest = text_.substr(at_);
    const bool head = at_ == first_;
    if (rest.starts_with("/*")) {
      const size_t close = rest.find("*/", 2);
      Add(TokenKind::kComment, close == std::string_view::npos ? text_.size() : at_ + close + 2, spaced);
      return true;
    }
    if (!spaced) {
      const bool ends_statement = at_ > first_ && std::strchr(";{}),", text_[at_ - 1]) != nullptr;
      if (!(ends_statement && (rest.starts_with("//") || rest.starts_with("# ")))) return false;
    }
    const bool hash =
        rest[0] == '#' && (rest.size() == 1 || rest[1] == ' ' || rest[1] == '!' || (head && rest[1] == '#'));
    const bool slashes = rest.starts_with("//");
    const bool dashes = rest.starts_with("-- ") && (head || text_[at_ - 1] == ' ') &&
                        (head || (at_ > 1 && (text_[at_ - 2] == ' ' || text_[at_ - 2] == ';')));
    const bool semicolon = head && rest.starts_with("; ");
    if (!hash && !slashes && !dashes && !semicolon) return false;
    Add(TokenKind::kComment, text_.size(), spaced);
    return true;
  }

  bool ReadString(bool spaced) {
    const char quote = text_[at_];
    const bool glued = at_ > 0 && (IsWordChar(text_[at_ - 1]) || Is(text_[at_ - 1], kHigh));
    if (quote == '\'' && glued &&
        !(at_ > 1 && std::strchr("frbuFRBU", text_[at_ - 1]) != nullptr && !IsWordChar(text_[at_ - 2])))
      return false;
    size_t end = at_ + 1;
    while (end < text_.size() && text_[end] != quote) end += text_[end] == '\\' ? 2 : 1;
    if (end >= text_.size()) {
      if (quote != '\'') out_.open_quote = true;
      return false;
    }
    Add(TokenKind::kString, end + 1, spaced);
    return true;
  }

  bool ReadFlag() {
    size_t end = at_ + 1;
    if (Peek(1) == '-') ++end;
    if (end >= text_.size() || !(IsAlpha(text_[end]) || Is(text_[end], kDigit))) return false;
    while (end < text_.size() && (IsWordChar(text_[end]) || text_[end] == '-')) ++end;
    if (end < text_.size() && (text_[end] == '=' || text_[end] == ':')) {
      while (end < text_.size() && !Is(text_[end], kBlank) && text_[end] != '"' && text_[end] != '\'') ++end;
    }
    Add(TokenKind::kFlag, end, true);
    return true;
  }

  bool ReadVariable(bool spaced) {
    const char sigil = text_[at_];
    const char next = Peek(1);
    if (!spaced && sigil != '$' && at_ > 0 && IsWordChar(text_[at_ - 1])) return false;
    size_t end = at_ + 1;
    if (sigil == '$' && (next == '{' || next == '(')) {
      const size_t close = text_.find(next == '{' ? '}' : ')', end);
      if (close == std::string_view::npos) return false;
      end = close + 1;
    } else if (sigil == '%') {
      while (end < text_.size() && IsWordChar(text_[end])) ++end;
      if (end == at_ + 1 || end >= text_.size() || text_[end] != '%') return false;
      ++end;
    } else {
      while (end < text_.size() && (IsWordChar(text_[end]))) ++end;
      if (end == at_ + 1 || (sigil == '$' && Is(next, kDigit) && end - at_ > 2)) return false;
    }
    Add(TokenKind::kVariable, end, spaced);
    return true;
  }

  bool ReadPath(bool spaced) {
    if (!spaced && !(at_ > 0 && std::strchr("=(:\"'", text_[at_ - 1]) != nullptr)) return false;
    const std::string_view rest = text_.substr(at_);
    const bool relative = rest.starts_with("./") || rest.starts_with("../") || rest.starts_with("~/");
    const bool absolute =
        rest.size() > 1 && rest[0] == '/' && (IsWordChar(rest[1]) || rest[1] == ':' || rest[1] == '{');
    const bool dot_file = rest.size() > 1 && rest[0] == '.' && IsAlpha(rest[1]) && spaced && at_ != first_;
    if (!relative && !absolute && !dot_file) return false;
    size_t end = at_ + 1;
    while (end < text_.size() && Is(text_[end], kPathChar)) ++end;
    while (end > at_ + 1 && std::strchr(".:", text_[end - 1]) != nullptr && !(relative && end - at_ <= 3)) --end;
    Add(TokenKind::kPath, end, spaced);
    return true;
  }

  bool ReadTag(bool spaced) {
    if (!spaced && at_ > 0 && (IsWordChar(text_[at_ - 1]) || text_[at_ - 1] == ':' || text_[at_ - 1] == '<'))
      return false;
    const char next = Peek(1) == '/' ? Peek(2) : Peek(1);
    if (!(IsAlpha(next) || next == '!' || next == '?' || (next == '>' && (Peek(1) == '/' || at_ == first_))))
      return false;
    const std::string_view rest = text_.substr(at_);
    if (rest.starts_with("<typename ") || rest.starts_with("<class ") || rest.starts_with("<T>"))
      return false;  // template <typename T>
    if (rest.starts_with("<!--")) {
      const size_t close = text_.find("-->", at_ + 4);
      Add(TokenKind::kTag, close == std::string_view::npos ? text_.size() : close + 3, spaced);
      return true;
    }
    const size_t close = text_.find('>', at_ + 1);
    if (close == std::string_view::npos) {
      // The tag goes on in the next line; a comparison `a <b` has no name and space behind it at the head of a line.
      if (at_ != first_) return false;
      Add(TokenKind::kTag, text_.size(), spaced);
      return true;
    }
    Add(TokenKind::kTag, close + 1, spaced);
    return true;
  }

  bool ReadTemplate(bool spaced) {
    const char next = Peek(1);
    if (next != '{' && next != '%' && next != '#') return false;
    if (next == '#' && Peek(2) != ' ') return false;
    const char close[] = {next == '{' ? '}' : next, '}', '\0'};
    const size_t end = text_.find(close, at_ + 2);
    if (end == std::string_view::npos) return false;
    Add(TokenKind::kTemplate, end + 2, spaced);
    return true;
  }

  // Whether the token beside a word leaves it part of a sentence.
  static bool Breaks(const Token& token) {
    if (token.kind != TokenKind::kOperator) return token.kind != TokenKind::kSymbol && token.kind != TokenKind::kString;
    return std::string_view(".,;:?!)(\"'/&-").find(token.text) == std::string_view::npos;
  }

  static bool GivesOrCompares(std::string_view text) {
    if (text == "->" || text == "=>") return true;
    return text.ends_with('=');
  }

  void MarkPlainWords() {
    for (size_t i = 0; i < out_.size; ++i) {
      Token& token = out_.tokens[i];
      if (token.kind != TokenKind::kWord) continue;
      bool letters = true;
      for (size_t k = 0; k < token.text.size() && letters; ++k) {
        const char c = token.text[k];
        letters = IsAlpha(c) || Is(c, kHigh) || c == '\'' || c == '-';
        if (k > 0 && c >= 'A' && c <= 'Z' && token.text[k - 1] >= 'a' && token.text[k - 1] <= 'z') letters = false;
      }
      if (!letters) continue;
      if (!token.spaced && i > 0) {
        const Token& before = out_.tokens[i - 1];
        if (before.kind != TokenKind::kSymbol &&
            !(before.kind == TokenKind::kOperator &&
              (before.text == "(" || before.text == "/" || before.text == "\"" || before.text == "'") && before.spaced))
          continue;
      }
      // A name that something is given to or compared with.
      if (i + 1 < out_.size && out_.tokens[i + 1].kind == TokenKind::kOperator &&
          GivesOrCompares(out_.tokens[i + 1].text))
        continue;
      if (i + 1 < out_.size && !out_.tokens[i + 1].spaced) {
        const Token& after = out_.tokens[i + 1];
        if (Breaks(after) || after.text == "(") continue;
        const bool more = i + 2 < out_.size && !out_.tokens[i + 2].spaced;
        if (more && (after.text == "." || after.text == ":" || after.text == "-")) continue;
      }
      token.plain = true;
    }
  }

  std::string_view text_;
  LineTokens& out_;
  size_t at_ = 0;
  size_t first_ = 0;
};

}  // namespace

void ScanLine(std::string_view line, LineTokens& out) { Scanner(line, out).Run(); }

}  // namespace emend
