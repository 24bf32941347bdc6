#include "code/plain_prose.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "code/line_features.h"
#include "code/token_shapes.h"
#include "code/words.h"

namespace emend {
namespace {

enum class Sign : uint8_t {
  kStrange,
  kSmall,
  kCapital,
  kHigh,
  kDigit,
  kSpace,
  kComma,  // , : ;
  kStop,
  kInner,  // between letters
  kOpen,
  kClose,
  kTick,
  kStar,
  kSlash
};

constexpr std::array<Sign, 256> MakeSigns() {
  std::array<Sign, 256> signs{};
  for (size_t c = 'a'; c <= 'z'; ++c) signs[c] = Sign::kSmall;
  for (size_t c = 'A'; c <= 'Z'; ++c) signs[c] = Sign::kCapital;
  for (size_t c = '0'; c <= '9'; ++c) signs[c] = Sign::kDigit;
  for (size_t c = 0x80; c <= 0xFF; ++c) signs[c] = Sign::kHigh;
  signs[' '] = Sign::kSpace;
  signs[','] = signs[':'] = signs[';'] = Sign::kComma;
  signs['.'] = signs['?'] = Sign::kStop;
  signs['\''] = signs['-'] = Sign::kInner;
  signs['('] = Sign::kOpen;
  signs[')'] = Sign::kClose;
  signs['`'] = Sign::kTick;
  signs['*'] = Sign::kStar;
  signs['/'] = Sign::kSlash;
  return signs;
}
constexpr std::array<Sign, 256> kSigns = MakeSigns();
Sign SignOf(char c) { return kSigns[static_cast<unsigned char>(c)]; }

bool IsLetterSign(Sign sign) { return sign == Sign::kSmall || sign == Sign::kCapital; }

// What may stand between back-ticks, where it begins nothing that other lines go on with.
constexpr std::array<bool, 256> MakeQuotable() {
  std::array<bool, 256> table{};
  for (size_t c = 0x20; c < 0x7F; ++c)
    table[c] = c != '`' && c != '\\' && c != '"' && c != '\'' && c != '<' && c != '/';
  return table;
}
constexpr std::array<bool, 256> kQuotable = MakeQuotable();

// Of a sentence, at least so many; the bounds below say what that is worth.
constexpr int kLeastPairs = 5;
constexpr int kLeastProse = 2;
constexpr int kManyProse = 5;
constexpr size_t kMostTokens = 80;  // fewer than LineTokens holds
constexpr size_t kLongest = 600;    // bytes

double Most(std::initializer_list<Feature> features) {
  double most = FeatureWeight(*features.begin());
  for (const Feature feature : features) most = std::max(most, FeatureWeight(feature));
  return most;
}

double MostOf(Feature feature, int times) { return std::max(0.0, FeatureWeight(feature)) * times; }

// The highest scores of such sentences, by how many words they have that tell of prose. Of the features that a sentence
// has for certain the weight counts, of those that it may have the most that they can add.
struct Bounds {
  double few;
  double many;
  double operators;  // what `**` and `;` add
  double end;        // what a full stop or a question mark at the end adds
};

Bounds MakeBounds() {
  const double certain =
      FeatureWeight(Feature::kBias) + Most({Feature::kPairs5, Feature::kPairs8}) +
      Most({Feature::kPlainShareAll, Feature::kPlainShareMost, Feature::kPlainShareSome, Feature::kPlainShareNone});
  double possible = 0;
  for (const Feature once :
       {Feature::kShoutHead, Feature::kQuestionHead, Feature::kWordsOnly, Feature::kLongLine, Feature::kForeign1,
        Feature::kForeign3, Feature::kVersus, Feature::kSlashWords, Feature::kColonPhrase})
    possible += MostOf(once, 1);
  for (const Feature twice : {Feature::kCamel, Feature::kBackticks, Feature::kNumbers, Feature::kEmoji,
                              Feature::kSymbolGlued, Feature::kProseBracket, Feature::kKeywords, Feature::kTypes})
    possible += MostOf(twice, 2);
  for (const Feature thrice : {Feature::kSymbols, Feature::kCommaWords, Feature::kSqlWords})
    possible += MostOf(thrice, 3);
  possible += MostOf(Feature::kLoneWords, 4);
  return {certain + possible + Most({Feature::kProse2, Feature::kProse3, Feature::kProse5}),
          certain + possible + FeatureWeight(Feature::kProse5),
          MostOf(Feature::kIncrement, 2) +
              std::max(0.0, Most({Feature::kCodeOperators1, Feature::kCodeOperators2, Feature::kCodeOperators4})),
          Most({Feature::kEndFullStop, Feature::kEndQuestion})};
}

// Words that the head of a line of code may be; what they make of it is for FeaturesOf to say.
constexpr uint32_t kCodeHeads = kKeyword | kWeakKeyword | kTypeWord | kTool | kWeakTool | kSqlHead | kDockerHead |
                                kHttpMethod | kAlone | kDirective | kModifier | kFunctionWord | kHeaderName;

class Sentence {
 public:
  explicit Sentence(std::string_view text) : text_(text) {}

  // Reads the whole line; whether it is a sentence.
  bool Read() {
    while (at_ < text_.size()) {
      if (++tokens_ + high_ > kMostTokens || !ReadOne()) return false;
    }
    return open_ == 0 && pairs_ >= kLeastPairs && prose_ >= kLeastProse;
  }

  int prose() const { return prose_; }
  bool tells() const { return tells_; }
  int functions() const { return functions_; }
  bool has_operators() const { return has_operators_; }

 private:
  Sign SignAt(size_t at) const { return at < text_.size() ? SignOf(text_[at]) : Sign::kSpace; }

  // Whether at the place, behind a sign, the sentence goes on as one does: with a space, at its end, with a comma …
  bool EndsAt(size_t at) const {
    const Sign sign = SignAt(at);
    return sign == Sign::kSpace || sign == Sign::kComma || sign == Sign::kStop || sign == Sign::kClose ||
           sign == Sign::kHigh || sign == Sign::kStar;
  }

  bool ReadOne() {
    switch (SignAt(at_)) {
      case Sign::kSpace:
        before_ = ' ';
        ++at_;
        --tokens_;  // it is none
        return SignAt(at_) != Sign::kSpace;
      case Sign::kSmall:
      case Sign::kCapital:
        return ReadWord();
      case Sign::kHigh:
        return ReadHigh();
      case Sign::kDigit:
        return heads_done() && ReadNumber();
      case Sign::kComma:
      case Sign::kStop: {
        if (!heads_done() || before_ == ' ' || before_ == ',' || before_ == '(') return false;
        has_operators_ |= text_[at_] == ';';
        const bool stop = SignAt(at_) == Sign::kStop;
        before_ = ',';
        words_ = 0;
        ++at_;
        return SignAt(at_) == Sign::kSpace || (stop && at_ == text_.size()) || SignAt(at_) == Sign::kClose;
      }
      case Sign::kOpen:
        if (!heads_done() || before_ != ' ' || open_ > 0) return false;
        open_ = 1;
        before_ = '(';
        words_ = 0;
        ++at_;
        return SignAt(at_) == Sign::kSmall || SignAt(at_) == Sign::kCapital || SignAt(at_) == Sign::kDigit ||
               SignAt(at_) == Sign::kTick || SignAt(at_) == Sign::kStar;
      case Sign::kClose: {
        if (open_ == 0 || before_ == ' ' || before_ == '(') return false;
        open_ = 0;
        before_ = 'a';
        words_ = 0;
        ++at_;
        const Sign next = SignAt(at_);
        return next == Sign::kSpace || next == Sign::kComma || next == Sign::kStop;
      }
      case Sign::kStar: {
        if (text_.substr(at_, 2) != "**" || SignAt(at_ + 2) == Sign::kStar || SignAt(at_ + 2) == Sign::kStrange)
          return false;
        if (!heads_done() && at_ > 0) return false;
        emphasised_ |= at_ == 0;
        has_operators_ = true;
        at_ += 2;
        before_ = before_ == 'a' ? 'a' : 's';
        words_ = 0;
        return before_ == 's' ? IsLetterSign(SignAt(at_)) : EndsAt(at_);
      }
      case Sign::kSlash:  // word/word
        if (!heads_done() || at_ == 0 || before_ != 'a' || !IsLetterSign(SignAt(at_ - 1)) ||
            !IsLetterSign(SignAt(at_ + 1)))
          return false;
        ++at_;
        before_ = 's';
        words_ = 0;
        return true;
      case Sign::kTick: {
        if (!heads_done() || !MayBeginHere()) return false;
        size_t end = at_ + 1;
        while (end < text_.size() && kQuotable[static_cast<unsigned char>(text_[end])]) ++end;
        if (end >= text_.size() || text_[end] != '`' || end == at_ + 1) return false;
        at_ = end + 1;
        before_ = 'a';
        words_ = 0;
        return EndsAt(at_);
      }
      default:
        return false;
    }
  }

  // The first two words are read, by which lines of code are known, or emphasis stands there.
  bool heads_done() const { return tokens_ > 2 || emphasised_; }

  bool MayBeginHere() const { return before_ == ' ' || before_ == '(' || before_ == 's'; }

  bool ReadWord() {
    if (!MayBeginHere()) return false;
    const size_t begin = at_;
    bool pure = true;  // letters of ASCII, and no capital behind a small one
    bool foreign = false;
    Sign last = Sign::kSpace;
    for (; at_ < text_.size(); ++at_) {
      while (SignOf(text_[at_]) == Sign::kSmall && at_ + 1 < text_.size()) ++at_, last = Sign::kSmall;
      const Sign sign = SignOf(text_[at_]);
      if (IsLetterSign(sign)) {
        pure = pure && !(sign == Sign::kCapital && last == Sign::kSmall);
      } else if (sign == Sign::kDigit) {
        pure = false;
      } else if (sign == Sign::kInner) {
        if (!IsLetterSign(last) || !IsLetterSign(SignAt(at_ + 1))) return false;
        pure = false;
      } else if (sign == Sign::kHigh) {
        if (text_[at_] == '\xE2') break;  // typographic signs
        pure = false;
        foreign = true;
        ++high_;  // a token of its own, if it is no letter
      } else {
        break;
      }
      last = sign;
    }
    const bool inside = before_ == ' ' && SignAt(at_) == Sign::kSpace && at_ < text_.size();
    const std::string_view word(text_.data() + begin, at_ - begin);
    before_ = 'a';
    if (!EndsAt(at_) && SignAt(at_) != Sign::kSlash) return false;
    if (begin == 0 && !foreign && !ReadHead(word, pure && inside)) return false;
    if (inside && pure) {
      if (++words_ > 1) ++pairs_;
      if (prose_ < kManyProse && word.size() > 1 && word.size() < 6) {
        const uint32_t classes = WordClasses(word);
        prose_ += (classes & kProseWord) != 0;
        tells_ |= (classes & kProseWord) != 0 && (classes & kLinkWord) == 0;
      }
    } else {
      words_ = 0;
      functions_ += !inside && !foreign && (WordClasses(word) & kFunctionWord) != 0;
    }
    return heads_done() || (pure && inside);
  }

  bool ReadHead(std::string_view word, bool plain) const {
    return plain && (WordClasses(word) & kCodeHeads) == 0 && !IsOneOf<"import using package use require from">(word);
  }

  // Signs from U+2000 on, but for those that boxes are drawn with; else most likely a letter.
  bool ReadHigh() {
    if (text_[at_] != '\xE2') return ReadWord();
    if (!heads_done() || at_ + 2 >= text_.size()) return false;
    if (text_[at_ + 1] >= '\x94' && text_[at_ + 1] <= '\x96') return false;
    at_ += 3;
    before_ = 's';
    words_ = 0;
    return true;
  }

  bool ReadNumber() {
    if (!MayBeginHere()) return false;
    while (SignAt(at_) == Sign::kDigit && at_ < text_.size()) ++at_;
    before_ = 'a';
    words_ = 0;
    return EndsAt(at_);
  }

  std::string_view text_;
  size_t at_ = 0;
  size_t tokens_ = 0;
  size_t high_ = 0;  // bytes beyond ASCII
  int open_ = 0;
  int words_ = 0;  // in a row, plain ones with a space on both sides
  int pairs_ = 0;
  int prose_ = 0;
  bool tells_ = false;       // has a word that stands in no command
  int functions_ = 0;        // names of functions before a sign: "free."
  bool emphasised_ = false;  // begins with `**`
  bool has_operators_ = false;
  char before_ = ' ';  // what stands before: a space, `(`, a comma or stop (','), a sign ('s') or something else ('a')
};

// The mark of a list before a sentence: its bytes, 0 if there is none.
size_t LeadLength(std::string_view text) {
  size_t length = 0;
  while (length < 3 && length < text.size() && SignOf(text[length]) == Sign::kDigit) ++length;
  if (length > 0) return text.substr(length, 2) == ". " || text.substr(length, 2) == ") " ? length + 2 : 0;
  for (const std::string_view bullet : {"- ", "* ", "• "})
    if (text.starts_with(bullet)) return bullet.size();
  return 0;
}

}  // namespace

std::optional<RunLine> DescribePlainProse(std::string_view line) {
  static const Bounds bounds = MakeBounds();
  if (line.size() < 30 || line.size() > kLongest) return std::nullopt;
  const Sign last = SignOf(line.back());
  const bool stops = last == Sign::kStop;
  if (!stops && !IsLetterSign(last) && last != Sign::kDigit && last != Sign::kHigh && last != Sign::kTick)
    return std::nullopt;
  const size_t indent = line.find_first_not_of(' ');
  const size_t lead = LeadLength(line.substr(indent));
  const std::string_view text = line.substr(indent + lead);
  Sentence sentence(text);
  if (text.size() < 2 || (!IsLetterSign(SignOf(text[0])) && text[0] != '*') || !sentence.Read()) return std::nullopt;
  if (!stops && !sentence.tells()) return std::nullopt;  // may be a declaration
  RunLine run;
  run.bounded = true;
  run.score = sentence.prose() >= kManyProse ? bounds.many : bounds.few;
  if (sentence.has_operators()) run.score += bounds.operators;
  run.score += MostOf(Feature::kKnownFunction, std::min(sentence.functions(), 2));
  if (stops) run.score += bounds.end;
  run.indent = static_cast<int>(indent);
  if (indent >= 2) run.score += FeatureWeight(Feature::kIndented);
  if (indent >= 6) run.score += FeatureWeight(Feature::kIndentedDeep);
  run.bullet = lead > 0;
  if (lead > 0) run.score += Most({Feature::kBullet, Feature::kNumbered});
  run.wide = line.size() >= 60;
  run.ends_sentence = stops;
  run.goes_on = line.back() == '?';
  if (text[0] == '*') {
    run.score += MostOf(Feature::kOperatorHead, 1) + MostOf(Feature::kEmphasis, 1);
    return run;
  }
  const bool capital = IsUpperAscii(text[0]);
  const bool shout = capital && IsUpperAscii(text[1]);
  run.starts_lower = !capital;
  run.starts_sentence = capital && !shout;
  if (!capital)
    run.score += FeatureWeight(Feature::kLowerPlainHead);
  else if (!shout)
    run.score += FeatureWeight(Feature::kCapitalPlainHead);
  return run;
}

}  // namespace emend
