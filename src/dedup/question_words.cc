#include "dedup/question_words.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "dedup/fold.h"

namespace emend {
namespace {

constexpr std::string_view kOperatorSigns = "=!<>|&*+^%~?:@#$[]{}()/\\-.,;";
constexpr std::string_view kOperators = "=!<>|&*^%~+";

// Prefixes that are written with a hyphen, a space or neither; the last is how they are compared.
constexpr std::array<std::string_view, 14> kPrefixes = {"non",  "pre",  "post", "multi", "sub",   "re",   "un",
                                                        "anti", "semi", "co",   "inter", "intra", "meta", "e"};

bool IsUnspaced(char32_t c) {
  return (c >= 0x2E80 && c <= 0x2FDF) || (c >= 0x3040 && c <= 0x30FF) || (c >= 0x31F0 && c <= 0x31FF) ||
         (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF) ||
         (c >= 0x0E00 && c <= 0x0EFF) || (c >= 0x1000 && c <= 0x109F) || (c >= 0x1780 && c <= 0x17FF) || c == 0x3005;
}

bool IsWordPart(char32_t c) {
  if (c < 0x80) {
    const char a = static_cast<char>(c);
    return IsAsciiLetter(a) || IsAsciiDigit(a) || a == '_';
  }
  return IsLetter(c) || IsDigit(c);
}

bool IsApostrophe(char32_t c) { return c == '\'' || c == 0x2019 || c == 0x02BC; }

// Signs that end a clause. A dash does where it stands apart.
bool EndsClause(char32_t c) {
  return c == '?' || c == '!' || c == '.' || c == ';' || c == ':' || c == 0x2014 || c == 0x3002 || c == 0xFF1F ||
         c == 0xFF01 || c == 0xFF1B || c == 0xFF1A || c == 0x061F || c == 0x037E || c == 0x0964;
}

class Splitter {
 public:
  explicit Splitter(std::string_view text) : text_(text) {}

  std::vector<QuestionWord> Split() {
    while (at_ < text_.size()) Step();
    const bool all_capitals = std::none_of(text_.begin(), text_.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    if (all_capitals && words_.size() > 3) {
      for (QuestionWord& word : words_) word.is_capitals = false;
    }
    return std::move(words_);
  }

 private:
  char Ascii(size_t at) const { return at < text_.size() ? text_[at] : '\0'; }

  bool IsWordAt(size_t at) const {
    if (at >= text_.size()) return false;
    if (static_cast<unsigned char>(text_[at]) < 0x80) return IsWordPart(static_cast<unsigned char>(text_[at]));
    return IsWordPart(DecodeUtf8(text_, at).value);
  }

  bool IsEdge(size_t at) const {
    return at >= text_.size() || text_[at] == ' ' || text_[at] == '\t' || text_[at] == '\n' || text_[at] == '`';
  }

  void Step() {
    const CodePoint c = DecodeUtf8(text_, at_);
    if (c.value == '`') {
      in_code_ = !in_code_;
      ++at_;
    } else if (IsUnspaced(c.value) && IsLetter(c.value)) {
      ReadUnspaced();
    } else if (IsWordPart(c.value)) {
      ReadWord();
    } else if (c.value < 0x80 && kOperatorSigns.find(static_cast<char>(c.value)) != std::string_view::npos) {
      ReadSigns();
    } else {
      Mark(c.value);
      at_ += c.length;
    }
  }

  void Mark(char32_t c) {
    const bool abbreviates = c == '.' && !words_.empty() && words_.back().text == "vs";
    if (EndsClause(c) && !abbreviates) after_break_ = true;
    if (c == ',' || c == 0xFF0C || c == 0x060C) after_comma_ = true;
    if (c == '(' || c == 0xFF08) ++parentheses_;
    if ((c == ')' || c == 0xFF09) && parentheses_ > 0) --parentheses_;
    if (c == 0x2013 && IsEdge(at_ + 3)) after_break_ = true;
  }

  void Push(std::string text, bool code, bool capitals, bool title, bool unspaced) {
    QuestionWord word{std::move(text), code, capitals, title, unspaced, after_comma_, after_break_, parentheses_ > 0};
    after_comma_ = after_break_ = false;
    if (join_next_ && !words_.empty() && !word.after_break) {
      words_.back().text += word.text;
      words_.back().is_code |= word.is_code;
    } else {
      words_.push_back(std::move(word));
    }
    join_next_ = false;
  }

  void ReadUnspaced() {
    const size_t begin = at_;
    while (at_ < text_.size()) {
      const CodePoint c = DecodeUtf8(text_, at_);
      if (!(IsUnspaced(c.value) && IsLetter(c.value)) && c.value != 0x30FC) break;
      at_ += c.length;
    }
    Push(FoldForComparison(text_.substr(begin, at_ - begin)), in_code_, false, false, true);
  }

  // `.` inside 3.10 and Node.js, the signs of C++, C# and N+1.
  size_t JoinedSigns(size_t begin, size_t end) const {
    const char c = Ascii(end);
    if (c == '.' && IsWordAt(end + 1) && !(Ascii(end + 1) >= 'A' && Ascii(end + 1) <= 'Z' && end - begin > 3)) return 1;
    if (c == ':' && Ascii(end + 1) == ':' && IsWordAt(end + 2)) return 2;
    if (end - begin == 1 && c == '+' && Ascii(end + 1) == '+') return 2;
    if (end - begin == 1 && c == '+' && IsAsciiDigit(Ascii(end + 1))) return 1;
    if (end - begin == 1 && c == '#' && !IsWordAt(end + 1)) return 1;
    return 0;
  }

  void ReadWord() {
    const size_t begin = at_;
    bool identifier = in_code_;
    bool lower = false, upper = false, title = false;
    size_t letters = 0;
    while (at_ < text_.size()) {
      const CodePoint c = DecodeUtf8(text_, at_);
      if (IsUnspaced(c.value)) break;
      if (IsWordPart(c.value)) {
        if (c.value == '_') identifier = true;
        const bool is_upper = c.value < 0x80 ? (c.value >= 'A' && c.value <= 'Z') : IsUpper(c.value);
        const bool is_letter = c.value < 0x80 ? IsAsciiLetter(static_cast<char>(c.value)) : IsLetter(c.value);
        title |= is_upper && letters == 0;
        if (is_upper && lower && letters > 1) identifier = true;
        upper |= is_upper;
        lower |= is_letter && !is_upper;
        letters += is_letter ? 1 : 0;
        at_ += c.length;
        continue;
      }
      const size_t joined = JoinedSigns(begin, at_);
      if (joined == 0) break;
      at_ += joined;
    }
    std::string_view raw = text_.substr(begin, at_ - begin);
    const bool acronyms = raw.size() >= 3 && raw.back() == 's' && letters == raw.size() &&
                          std::none_of(raw.begin(), raw.end() - 1, [](char c) { return c < 'A' || c > 'Z'; });
    if (acronyms) {  // VMs, APIs
      raw.remove_suffix(1);
      lower = identifier = in_code_;
    }
    std::string word = FoldForComparison(raw);
    std::erase(word, '_');
    if (Ascii(at_) == '(' && Ascii(at_ + 1) == ')') {
      identifier = true;
      at_ += 2;
    }
    if (word.empty()) return;
    JoinSpacedSum(word);
    Push(std::move(word), identifier, upper && !lower && letters > 1, title, false);
    if (Ascii(at_) == '-' && IsWordAt(at_ + 1)) {
      join_next_ = std::find(kPrefixes.begin(), kPrefixes.end(), words_.back().text) != kPrefixes.end();
    }
    const CodePoint next = DecodeUtf8(text_, at_);
    if (next.length > 0 && IsApostrophe(next.value)) at_ += next.length;
  }

  // `N + 1` is `N+1`.
  void JoinSpacedSum(std::string& word) {
    if (!pending_plus_ || words_.empty() || words_.back().text.size() != 1 || !IsAsciiDigit(word[0])) return;
    word = words_.back().text + "+" + word;
    after_comma_ = words_.back().after_comma;
    after_break_ = words_.back().after_break;
    words_.pop_back();
    pending_plus_ = false;
  }

  void ReadSigns() {
    const size_t begin = at_;
    while (at_ < text_.size() && kOperatorSigns.find(text_[at_]) != std::string_view::npos) ++at_;
    std::string_view run = text_.substr(begin, at_ - begin);
    if (!in_code_) {
      while (run.size() > 1 && std::string_view("?.,:;").find(run.back()) != std::string_view::npos)
        run.remove_suffix(1);
    }
    const bool apart =
        (begin == 0 || IsEdge(begin - 1) || text_[begin - 1] == '(') && (IsEdge(at_) || Ascii(at_) == ')');
    const bool brackets = run == "[]" || run == "{}" || run == "()";
    const bool operators =
        std::all_of(run.begin(), run.end(), [](char c) { return kOperators.find(c) != std::string_view::npos; });
    pending_plus_ = run == "+";
    if (apart && (in_code_ || brackets || (operators && run != "&" && run != "+" && run != "!"))) {
      Push(std::string(run), true, false, false, false);
      run = text_.substr(begin + run.size(), at_ - begin - run.size());
      for (const char c : run) Mark(static_cast<unsigned char>(c));
      return;
    }
    for (const char c : text_.substr(begin, at_ - begin)) Mark(static_cast<unsigned char>(c));
    if (apart && run == "-") after_break_ = true;
    if (run == "." && IsWordAt(at_) && (begin == 0 || !IsWordAt(begin - 1))) after_break_ = false;  // .env
  }

  std::string_view text_;
  size_t at_ = 0;
  std::vector<QuestionWord> words_;
  bool in_code_ = false;
  bool after_comma_ = false;
  bool after_break_ = false;
  bool join_next_ = false;
  bool pending_plus_ = false;
  int parentheses_ = 0;
};

}  // namespace

std::vector<QuestionWord> SplitQuestion(std::string_view question) { return Splitter(question).Split(); }

}  // namespace emend
