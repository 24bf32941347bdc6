#include "facts/tokens.h"

#include <algorithm>
#include <charconv>
#include <string>
#include <unordered_map>
#include <utility>

#include "base/ascii.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "facts/stem.h"

namespace emend::facts {
namespace {

bool IsWordByte(char c) {
  const auto u = static_cast<unsigned char>(c);
  return (u >= '0' && u <= '9') || (u >= 'a' && u <= 'z') || (u >= 'A' && u <= 'Z') || u == '_';
}

// A word's end, digits' end: `text` from `at` on.
class Scanner {
 public:
  Scanner(const Passage& passage, int index, Span range, WordStore& store)
      : passage_(passage), text_(passage.text), index_(index), at_(range.begin), end_(range.end), store_(store) {}

  std::vector<Token> Scan() {
    tokens_.reserve((end_ - at_) / 5 + 1);
    while (at_ < end_) {
      if (!ReadToken()) ReadBetween();
    }
    return std::move(tokens_);
  }

 private:
  char At(size_t offset) const { return offset < end_ ? text_[offset] : '\0'; }

  bool WordAt(size_t offset) const {
    if (offset >= end_) return false;
    const char c = text_[offset];
    if (static_cast<unsigned char>(c) < 0x80) return IsWordByte(c);
    const char32_t value = DecodeUtf8(text_, offset).value;
    return IsLetter(value) || IsDigit(value);
  }

  size_t WordEnd(size_t offset) const {
    while (offset < end_) {
      if (static_cast<unsigned char>(text_[offset]) < 0x80) {
        if (!IsWordByte(text_[offset])) break;
        ++offset;
        continue;
      }
      if (!WordAt(offset)) break;
      offset += std::max<size_t>(1, DecodeUtf8(text_, offset).length);
    }
    return offset;
  }

  bool ReadToken() {
    const char c = text_[at_];
    const bool fresh = at_ == 0 || !WordAt(at_ - 1);
    if (IsAsciiDigit(c) && fresh) return ReadNumber(at_);
    if ((c == 'v' || c == 'V') && fresh && IsAsciiDigit(At(at_ + 1))) {
      const size_t digits = at_ + 1;
      if (size_t end = WordEnd(digits); std::all_of(text_.begin() + static_cast<long>(digits),
                                                    text_.begin() + static_cast<long>(end), IsAsciiDigit) &&
                                        At(end) == '.' && IsAsciiDigit(At(end + 1))) {
        return ReadNumber(digits);
      }
    }
    if (WordAt(at_)) return ReadWord();
    if (c == '-' && (at_ == 0 || !WordAt(at_ - 1))) {
      const size_t letters = At(at_ + 1) == '-' ? at_ + 2 : at_ + 1;
      const bool lone = at_ == 0 || text_[at_ - 1] != '-';
      if (lone && letters < end_ && WordAt(letters) && !IsAsciiDigit(text_[letters])) return ReadOption(letters);
    }
    return ReadSign();
  }

  bool ReadNumber(size_t digits) {
    size_t end = digits;
    std::string value;
    while (end < end_) {
      const char c = text_[end];
      if (IsAsciiDigit(c)) {
        value += c;
        ++end;
      } else if (c == '.' && IsAsciiDigit(At(end + 1))) {
        value += c;
        ++end;
      } else if ((c == ',' || c == '_') && value.size() <= 3 && end + 3 < end_ + 1 && IsAsciiDigit(At(end + 1)) &&
                 IsAsciiDigit(At(end + 2)) && IsAsciiDigit(At(end + 3)) && !IsAsciiDigit(At(end + 4))) {
        ++end;
      } else {
        break;
      }
    }
    const size_t tail = WordEnd(end);
    static constexpr std::string_view kUnits[] = {"s",  "ms", "m",  "h",   "d",   "x", "k",
                                                  "kb", "mb", "gb", "min", "sec", "M", "K"};
    const std::string_view unit = text_.substr(end, tail - end);
    if (tail > end && std::find(std::begin(kUnits), std::end(kUnits), unit) == std::end(kUnits)) return ReadWord();
    Token token;
    token.kind = TokenKind::kNumber;
    token.counts = true;
    const size_t first = value.find('.');
    const std::string leading = first == std::string::npos ? value : value.substr(0, value.find('.', first + 1));
    std::from_chars(leading.data(), leading.data() + leading.size(), token.number);
    const bool plain = value.size() == end - digits;
    token.word = plain ? text_.substr(digits, end - digits) : store_.Keep(std::move(value));
    AddSign(token, {digits, end});
    if (tail > end) {
      before_ |= kGlued;
      AddWord(store_.Find(unit), {end, tail}, Token());
    }
    return true;
  }

  bool ReadOption(size_t letters) {
    size_t end = WordEnd(letters);
    while (end + 1 < end_ && text_[end] == '-' && WordAt(end + 1)) end = WordEnd(end + 1);
    Token token;
    token.word = text_.substr(at_, end - at_);
    token.form = HashWord(token.word);
    token.stem = StemHash(token.word, token.form);
    Add(token, {at_, end});
    return true;
  }

  bool ReadWord() {
    size_t end = WordEnd(at_);
    Span span{at_, end};
    const StoredWord* word = &store_.Find(text_.substr(at_, end - at_));
    std::string_view after;
    // Apostrophes: n't, 's, 're.
    size_t mark = 0;
    if (At(end) == '\'') mark = 1;
    if (text_.substr(end, 3) == "\xE2\x80\x99") mark = 3;
    if (mark > 0 && end + mark < end_ && WordAt(end + mark)) {
      const size_t tail = WordEnd(end + mark);
      const std::string ending = FoldCase(text_.substr(end + mark, tail - end - mark));
      static const std::unordered_map<std::string_view, std::string_view> kFull = {
          {"re", "are"}, {"ll", "will"}, {"ve", "have"}, {"d", "would"}};
      static constexpr std::string_view kPronouns[] = {"it",  "that", "there", "what", "he",
                                                       "she", "here", "who",   "this"};
      const std::string_view folded = word->folded;
      if (ending == "t" && folded.ends_with('n')) {
        after = "not";
        word = &store_.Find(folded == "can"    ? "can"
                            : folded == "won"  ? "will"
                            : folded == "shan" ? "shall"
                                               : folded.substr(0, folded.size() - 1));
        end = tail;
      } else if (ending == "s") {
        if (std::find(std::begin(kPronouns), std::end(kPronouns), folded) != std::end(kPronouns)) after = "is";
        end = tail;
      } else if (const auto full = kFull.find(ending); full != kFull.end()) {
        after = full->second;
        end = tail;
      }
    } else if (word->folded == "cannot") {
      word = &store_.Find("can");
      after = "not";
    }
    if (!after.empty()) span.end = end;
    Token token;
    token.call = At(end) == '(';
    token.counts = word->counts;
    token.number = word->number;
    AddWord(*word, span, token);
    if (!after.empty()) AddWord(store_.Find(after), span, Token());
    at_ = end;
    return true;
  }

  // `phone = NULL`: SQL's sign of equality, which elsewhere assigns.
  bool ComparesNull() const {
    if (text_[at_] != '=' || At(at_ + 1) == '=') return false;
    size_t next = at_ + 1;
    while (At(next) == ' ') ++next;
    return next + 4 <= end_ && FoldCase(text_.substr(next, 4)) == "null" && !WordAt(next + 4);
  }

  // "pull = fetch + merge": said in prose, where it is no code.
  bool IsEquation() const {
    if (passage_.kind == PassageKind::kCode || text_[at_] != '=' || at_ == 0 || ComparesNull()) return false;
    if (text_[at_ - 1] != ' ' || At(at_ + 1) != ' ') return false;
    return std::none_of(passage_.marks.begin(), passage_.marks.end(), [&](const InlineMark& mark) {
      return mark.kind == InlineKind::kCode && mark.span.begin <= at_ && at_ < mark.span.end;
    });
  }

  bool ReadSign() {
    const CodePoint point = DecodeUtf8(text_, at_);
    size_t length = 0;
    static constexpr std::string_view kSigns[] = {"===", "!==", "==", "!=", "<>"};
    for (const std::string_view sign : kSigns) {
      if (text_.substr(at_).starts_with(sign)) {
        length = sign.size();
        break;
      }
    }
    if (length == 0 && (text_[at_] == '*' || text_[at_] == '#') && !WordAt(at_ + 1) && (at_ == 0 || !WordAt(at_ - 1)))
      length = 1;
    static constexpr char32_t kMarks[] = {0x2705,  0x274C, 0x2714, 0x2718, 0x2717,  0x2713,  0x2611,
                                          0x1F6AB, 0x26D4, 0x2612, 0x274E, 0x1F44D, 0x1F44E, 0x2716};
    if (length == 0 && std::find(std::begin(kMarks), std::end(kMarks), point.value) != std::end(kMarks))
      length = point.length;
    if (length == 0 && IsEquation()) {
      Token token;
      token.word = "is";
      Add(std::move(token), {at_, at_ + 1});
      return true;
    }
    const bool compares_null = length == 0 && ComparesNull();
    if (compares_null) length = 1;
    if (length == 0 || at_ + length > end_) return false;
    Token token;
    token.kind = TokenKind::kSign;
    token.word = compares_null ? "==" : text_.substr(at_, length);
    if (token.word == "<>") token.word = "!=";
    AddSign(token, {at_, at_ + length});
    return true;
  }

  void ReadBetween() {
    const CodePoint point = DecodeUtf8(text_, at_);
    const char32_t c = point.value;
    const bool space_before = at_ == 0 || text_[at_ - 1] == ' ' || text_[at_ - 1] == '\n';
    const size_t next = at_ + std::max<size_t>(1, point.length);
    const bool space_after = next >= end_ || text_[next] == ' ' || text_[next] == '\n';
    switch (c) {
      case ',':
        before_ |= kComma;
        break;
      case ':':
        if (!WordAt(next) || space_before || !WordAt(at_ - 1)) before_ |= kColon;
        break;
      case ';':
        before_ |= kSemicolon;
        break;
      case '(':
      case '[':
        if (space_before || at_ == 0 || !WordAt(at_ - 1)) {
          before_ |= kOpen;
          ++open_;
        } else {
          ++calls_;
        }
        break;
      case ')':
      case ']':
        if (calls_ > 0) {
          --calls_;
        } else {
          before_ |= kClose;
        }
        break;
      case '"':
        before_ |= quote_ ? kQuoteClose : kQuoteOpen;
        quote_ = !quote_;
        break;
      case 0x201C:
      case 0x00AB:
        before_ |= kQuoteOpen;
        break;
      case 0x201D:
      case 0x00BB:
        before_ |= kQuoteClose;
        break;
      case 0x2014:
        before_ |= kDash;
        break;
      case 0x2013:
      case '-':
        if (space_before && space_after) before_ |= kDash;
        break;
      case '>':
        if (at_ > 0 && (text_[at_ - 1] == '-' || text_[at_ - 1] == '=')) before_ |= kArrow;
        break;
      case 0x2192:
      case 0x21D2:
        before_ |= kArrow;
        break;
      case '\n':
        before_ |= kLine;
        break;
      case '+':
        if (space_before && space_after) before_ |= kSlash;
        break;
      case '/':
        before_ |= kSlash;
        break;
      default:
        break;
    }
    at_ = next;
  }

  void AddWord(const StoredWord& word, Span span, Token token) {
    token.word = word.folded;
    token.form = word.form;
    token.stem = word.stem;
    Add(token, span);
  }

  void AddSign(Token token, Span span) {
    token.form = token.stem = HashWord(token.word);
    Add(token, span);
  }

  void Add(Token token, Span span) {
    token.span = span;
    token.as_written = text_.substr(span.begin, span.size());
    token.passage = index_;
    token.before = before_;
    if (!tokens_.empty() && span.begin > 0 && !(before_ & (kComma | kColon | kOpen | kDash)) &&
        tokens_.back().span.end + 2 > span.begin && tokens_.back().span.end < span.begin) {
      const char c = text_[span.begin - 1];
      if (c == '.' || c == '-' || c == '=') token.before |= kGlued;
      if (c == '.') token.before |= kDot;
    }
    for (const InlineMark& mark : passage_.marks) {
      if (mark.span.begin > span.begin) break;
      if (mark.span.end < span.end) continue;
      token.code |= mark.kind == InlineKind::kCode;
      token.strong |= mark.kind == InlineKind::kStrong;
      token.struck |= mark.kind == InlineKind::kStrike;
      token.url |= mark.kind == InlineKind::kUrl;
    }
    const auto capital = [](char letter) { return letter >= 'A' && letter <= 'Z'; };
    token.capitals = span.size() >= 3 && std::all_of(token.as_written.begin(), token.as_written.end(), capital);
    before_ = 0;
    at_ = span.end;
    if (!token.url) tokens_.push_back(token);
  }

  const Passage& passage_;
  std::string_view text_;
  int index_;
  size_t at_;
  size_t end_;
  WordStore& store_;
  uint16_t before_ = 0;
  int open_ = 0;
  int calls_ = 0;
  bool quote_ = false;
  std::vector<Token> tokens_;
};

}  // namespace

std::vector<Token> ReadTokens(const Passage& passage, int index, Span range, WordStore& store) {
  return Scanner(passage, index, range, store).Scan();
}

}  // namespace emend::facts
