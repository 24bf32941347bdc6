#include "dedup/question_features.h"

#include <xxhash.h>

#include <algorithm>
#include <array>
#include <bit>
#include <optional>

#include "base/unicode.h"
#include "base/utf8.h"
#include "dedup/question_words.h"
#include "dedup/stem.h"

namespace emend {
namespace {

constexpr float kAsideWeight = 0.3f;          // of a term in a later clause
constexpr float kComparedAsideWeight = 0.5f;  // "… and how does it differ from Y?"
constexpr size_t kShortWord = 3;              // bytes
constexpr float kDeedWeight = 0.55f;
constexpr float kLightOperand = 0.25f;  // what is compared is never commonplace
constexpr float kGroundWeight = 0.2f;   // of a platform that a question stands on
constexpr float kWithinShare = 0.62f;   // of the weight of what stands behind "in"
constexpr float kDetailShare = 0.4f;
constexpr float kBigramWeight = 0.6f;
constexpr size_t kMostTerms = 40;  // a longer question is compared by its first terms
constexpr size_t kMostTextBytes = 2000;

template <size_t N>
bool IsOneOf(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// "and", "or" between words of one rank; what follows may be another question.
constexpr std::array<std::string_view, 22> kConjunctions = {"and", "or", "und", "oder", "et", "ou", "y",  "o",
                                                            "e",   "i",  "и",   "или",  "і",  "та", "en", "of",
                                                            "och", "og", "ve",  "a",    "si", "dan"};
constexpr std::array<std::string_view, 62> kAsking = {
    "how",  "why",   "when",   "what",    "where",    "which",   "give",     "explain", "provide", "describe", "do",
    "does", "can",   "should", "is",      "are",      "include", "show",     "discuss", "wie",     "warum",    "wozu",
    "wann", "wofur", "was",    "comment", "pourquoi", "quand",   "quelles",  "quels",   "como",    "cuando",   "por",
    "para", "cual",  "quando", "porque",  "quais",    "come",    "perche",   "quali",   "jak",     "dlaczego", "kiedy",
    "do",   "po",    "как",    "почему",  "зачем",    "когда",   "для",      "чем",     "як",      "чому",     "навищо",
    "коли", "hoe",   "waarom", "wanneer", "hur",      "varfor",  "bagaimana"};
// "X and its Y" is about X.
constexpr std::array<std::string_view, 10> kOwned = {"its", "their", "seine", "ihre", "ses",
                                                     "sus", "suas",  "seus",  "его",  "их"};
// What follows only adds to what was asked.
constexpr std::array<std::string_view, 9> kAdding = {"including", "include", "especially", "e.g", "eg",
                                                     "i.e",       "ie",      "if",         "but"};
constexpr std::array<std::string_view, 14> kWith = {"with", "using", "through", "via", "by",  "without", "mit",
                                                    "avec", "con",   "com",     "met", "med", "ohne",    "sin"};
constexpr std::array<std::string_view, 19> kWithin = {"in",  "for",  "on", "of", "within", "im", "der",
                                                      "des", "dans", "en", "em", "no",     "na", "nel",
                                                      "w",   "в",    "у",  "as", "под"};
constexpr std::array<std::string_view, 12> kArticles = {"a",  "an", "the", "der", "die", "das",
                                                        "el", "la", "le",  "les", "un",  "il"};
constexpr std::array<std::string_view, 4> kBetween = {"between", "from", "zwischen", "entre"};

struct Piece {
  std::string text;  // a stem, a name or a sign
  float weight = 1;
  uint8_t flags = 0;
  bool is_ground = false;  // a platform where the question stands on it
  bool is_within = false;  // behind "in": where the question is asked of its subject
  bool is_aside = false;
  bool is_detail = false;
  bool is_compared = false;  // in a clause that compares
};

class Reader {
 public:
  Reader(const Lexicon& lexicon, const LearnedNames& learned) : lexicon_(lexicon), learned_(learned) {}

  QuestionFeatures Read(std::string_view question) {
    words_ = SplitQuestion(question);
    FindLanguage(question);
    for (const QuestionWord& word : words_) {
      numbers_.push_back(lexicon_.WordNumber(word.text));
      if (numbers_.back() == 0 && IsMisspeltDifference(word.text)) numbers_.back() = lexicon_.WordNumber("difference");
      stems_.push_back(word.is_unspaced ? word.text : StemOf(word));
      const bool nameless = word.is_unspaced || (word.is_code && word.text.size() < 3);
      stem_numbers_.push_back(nameless ? 0 : lexicon_.StemNumber(Stem(word.text, Language::kEn)));  // names are English
    }
    compares_ = HasDifference();
    for (size_t i = 0; i < words_.size();) i += ReadAt(i);
    if (pieces_.empty()) AddAllWords();
    return Collect();
  }

 private:
  std::string StemOf(const QuestionWord& word) const {
    if (word.is_code) return Stem(word.text, Language::kEn);
    return Stem(word.text, word.text.empty() || IsAsciiWord(word.text) || features_.language != Language::kEn
                               ? features_.language
                               : Language::kEn);
  }

  static bool IsAsciiWord(std::string_view text) { return FindNonAscii(text) == text.size(); }

  // The language that most of the words belong to which say nothing of the subject.
  void FindLanguage(std::string_view question) {
    std::array<int, kLanguages> counts{};
    bool has_kana = false, has_ideographs = false;
    size_t longest_hit = 0;
    for (const QuestionWord& word : words_) {
      if (word.is_unspaced) {
        for (size_t i = 0; i < word.text.size();) {
          const CodePoint c = DecodeUtf8(word.text, i);
          has_kana |= c.value >= 0x3040 && c.value <= 0x30FF;
          has_ideographs |= c.value >= 0x3400 && c.value <= 0x9FFF;
          i += c.length;
        }
      }
      if (word.is_code || word.text == "vs" || word.text == "versus") continue;
      uint32_t languages = lexicon_.LanguagesOf(lexicon_.WordNumber(word.text));
      if (languages != 0) longest_hit = std::max(longest_hit, word.text.size());
      for (; languages != 0; languages &= languages - 1) ++counts[static_cast<size_t>(std::countr_zero(languages))];
    }
    AddLetterEvidence(question, counts);
    if (has_kana || has_ideographs) {
      features_.language = has_kana ? Language::kJa : Language::kZh;
      features_.language_is_certain = true;
      return;
    }
    const auto most = std::max_element(counts.begin(), counts.end());  // the first: English where it is even
    const bool chance = *most == 1 && longest_hit <= kShortWord;       // `var` is Swedish too
    if (chance) *most = 0;
    features_.language_is_certain = *most > 0;
    if (*most > 0) features_.language = static_cast<Language>(most - counts.begin());
    if (*most == 0) GuessByScript();
  }

  // Letters that one language writes and its neighbours do not.
  static void AddLetterEvidence(std::string_view question, std::array<int, kLanguages>& counts) {
    struct Letters {
      Language language;
      std::string_view letters;
    };
    static constexpr Letters kLetters[] = {
        {Language::kDe, "ßäö"},
        {Language::kEs, "ñ¿¡"},
        {Language::kPt, "ãõ"},
        {Language::kPl, "łżźśćąęń"},
        {Language::kCs, "ěřůťď"},
        {Language::kTr, "ğış"},
        {Language::kHu, "őű"},
        {Language::kRo, "țșăţ"},
        {Language::kUk, "їєґі"},
        {Language::kRu, "ыэёъ"},
        {Language::kNo, "øæ"},
        {Language::kSv, "å"},
        {Language::kVi, "đơưạảấầẩậắặẹẻếềểệịỉọỏốồổộớờởợụủứừửựỳỹ"},
    };
    for (size_t i = FindNonAscii(question); i < question.size();) {
      const CodePoint c = DecodeUtf8(question, i);
      if (c.value >= 0x80 && c.value < 0x2000) {
        std::string letter;
        AppendUtf8(ToLower(c.value), letter);
        for (const Letters& own : kLetters) {
          if (own.letters.find(letter) != std::string_view::npos) ++counts[static_cast<size_t>(own.language)];
        }
      }
      i += c.length;
    }
  }

  void GuessByScript() {
    for (const QuestionWord& word : words_) {
      const CodePoint c = DecodeUtf8(word.text, 0);
      if (c.value >= 0x0400 && c.value < 0x0530) features_.language = Language::kRu;
      if (c.value >= 0xAC00 && c.value < 0xD7B0) features_.language = Language::kKo;
      if (c.value >= 0x0600 && c.value < 0x0700) features_.language = Language::kAr;
      if (c.value >= 0x0370 && c.value < 0x0400) features_.language = Language::kEl;
    }
  }

  bool HasSubject() const {
    return std::any_of(pieces_.begin() + static_cast<std::ptrdiff_t>(clause_begin_), pieces_.end(),
                       [](const Piece& piece) { return piece.weight >= 0.4f || piece.is_ground; });
  }

  // Begins another clause if one begins at `i`.
  void MarkClause(size_t i) {
    const QuestionWord& word = words_[i];
    bool begins = i == 0 || word.after_break;
    bool aside = false;
    if (!begins && word.after_comma) {
      aside = IsOneOf(word.text, kAdding);
      const bool asks_more = IsConjunction(word.text) && i + 1 < words_.size() && IsOneOf(words_[i + 1].text, kAsking);
      begins = aside || asks_more || IsOneOf(word.text, kAsking);
    } else if (!begins && IsConjunction(word.text) && i + 1 < words_.size()) {
      const bool owned = IsOneOf(words_[i + 1].text, kOwned) ||
                         (!compares_ && words_[i + 1].text == "the" && (kinds_ & KindBit(QuestionKind::kDefine)) != 0);
      const bool named = words_[i + 1].is_capitals || words_[i + 1].is_code || IsOperand(i + 1);
      const bool same_rank = words_[i + 1].text == words_.front().text;  // "when X and when Y"
      begins = (IsOneOf(words_[i + 1].text, kAsking) || owned) && !named && !same_rank && HasSubject();
      aside = begins && owned;
    }
    clause_starts_ = begins;
    if (!begins || i == 0) return;
    in_tail_ = false;
    // A clause without a subject only leads to the next; a topic before a colon is no question yet.
    if (!HasSubject()) {
      pending_kinds_ = static_cast<KindSet>(pending_kinds_ | kinds_);
      kinds_ = 0;
      clause_begin_ = pieces_.size();
      return;
    }
    CloseClause();
    // "Tries: explain" goes on; "Confusion matrix: explain TP and FP" says what of it.
    aside_ = has_first_ && (first_asked_ || aside);
    detail_ = has_first_ && !aside_ && !compares_ && !IsChoice(i);
    clause_begin_ = pieces_.size();
  }

  void CloseClause() {
    KindSet kinds = static_cast<KindSet>(kinds_ | pending_kinds_);
    constexpr KindSet kWeak = KindBit(QuestionKind::kDefine);
    const KindSet strong = static_cast<KindSet>(kinds & ~kWeak);
    constexpr KindSet kStrongest = KindBit(QuestionKind::kDifference) | KindBit(QuestionKind::kStory) |
                                   KindBit(QuestionKind::kDesign) | KindBit(QuestionKind::kHappens) |
                                   KindBit(QuestionKind::kPros) | KindBit(QuestionKind::kCons);
    if ((strong & kStrongest) != 0)
      kinds = static_cast<KindSet>(strong & kStrongest);
    else if (strong != 0)
      kinds = strong;
    kinds_ = pending_kinds_ = 0;
    if (!has_first_ || !first_asked_) {
      features_.first_kinds = static_cast<KindSet>(features_.first_kinds | kinds);
      has_first_ = true;
      first_asked_ = features_.first_kinds != 0;
    } else {
      features_.besides_kinds = static_cast<KindSet>(features_.besides_kinds | kinds);
    }
  }

  bool IsConjunction(std::string_view text) const {
    if (features_.language == Language::kEn) return text == "and" || text == "or";
    return IsOneOf(text, kConjunctions);
  }

  // How many words were read.
  size_t ReadAt(size_t i) {
    MarkClause(i);
    const QuestionWord& word = words_[i];
    if (word.is_unspaced) return ReadUnspaced(word), 1;
    const std::span<const uint32_t> stems(stem_numbers_);
    if (const size_t shared = AddShared(i); shared > 0) return shared;
    if (const auto name = lexicon_.Names().Find(stems.subspan(i))) {
      if (name->length > 1 || !IsPlainFunction(i) || IsPlatformName(i)) {
        AddTerm(lexicon_.Name(name->value), i, i + name->length);
        return name->length;
      }
    }
    if (!word.is_code && !IsOperand(i) && !IsShouted(i) && !IsPlatformName(i)) {
      const std::span<const uint32_t> numbers(numbers_);
      auto frame = lexicon_.Frames(features_.language).Find(numbers.subspan(i));
      if (clause_starts_) {
        const auto start = lexicon_.StartFrames(features_.language).Find(numbers.subspan(i));
        const bool is_topic = start && start->value == static_cast<int>(QuestionKind::kList) && start->length == 1 &&
                              i + 1 < words_.size() &&
                              (IsConjunction(words_[i + 1].text) || words_[i + 1].text == "vs" ||
                               words_[i + 1].after_comma || words_[i + 1].text == "versus");
        if (start && !is_topic && (!frame || start->length >= frame->length)) frame = start;
      }
      if (!frame && features_.language != Language::kEn) {  // "TCP vs UDP: …" in any language
        frame = lexicon_.Frames(Language::kEn).Find(numbers.subspan(i, 1));
        if (frame && frame->value != static_cast<int>(QuestionKind::kDifference)) frame.reset();
      }
      if (frame) {
        if (frame->value >= 0) AddKind(frame->value, word.in_parentheses);
        FollowTail(i, frame->length);
        return frame->length;
      }
    }
    if (learned_.empty() || !AddLearned(i)) AddTerm(stems_[i], i, i + 1);
    return 1;
  }

  // Words for "in", behind which stands where a question is asked.
  bool IsInside(std::string_view text) const {
    switch (features_.language) {
      case Language::kEn:
        return text == "in" || text == "within" || text == "inside";
      case Language::kDe:
        return text == "in" || text == "im";
      case Language::kFr:
        return text == "dans" || text == "en";
      case Language::kEs:
        return text == "en";
      case Language::kPt:
        return text == "em" || text == "no" || text == "na";
      case Language::kIt:
        return text == "in" || text == "nel" || text == "nella";
      case Language::kPl:
        return text == "w" || text == "we";
      case Language::kRu:
      case Language::kUk:
        return text == "в" || text == "во" || text == "у";
      case Language::kNl:
        return text == "in" || text == "binnen";
      default:
        return false;
    }
  }

  // Languages that say what they ask before what they ask about.
  bool AsksFirst() const {
    switch (features_.language) {
      case Language::kZh:
      case Language::kJa:
      case Language::kKo:
      case Language::kTr:
      case Language::kHi:
      case Language::kHu:
      case Language::kVi:
      case Language::kFi:
        return false;
      default:
        return true;
    }
  }

  // What stands in parentheses is asked besides, and so are the advantages in "explain X and its advantages".
  void AddKind(int kind, bool in_parentheses) {
    constexpr KindSet kAdded = KindBit(QuestionKind::kPros) | KindBit(QuestionKind::kCons) |
                               KindBit(QuestionKind::kWhy) | KindBit(QuestionKind::kPurpose) |
                               KindBit(QuestionKind::kWhen) | KindBit(QuestionKind::kList) |
                               KindBit(QuestionKind::kPractice);
    const bool subject = HasSubject() || detail_;
    const bool added =
        (kinds_ & KindBit(QuestionKind::kDefine)) != 0 && (1u << static_cast<unsigned>(kind) & kAdded) != 0;
    KindSet& kinds = subject && (in_parentheses || (added && AsksFirst())) ? features_.besides_kinds : kinds_;
    kinds = static_cast<KindSet>(kinds | 1u << static_cast<unsigned>(kind));
  }

  // "in X" at the end of a clause tells where; "sessions in Redis vs in files" does not end there.
  void FollowTail(size_t i, size_t length) {
    if (length == 1 && IsInside(words_[i].text) && HasSubject()) {
      in_tail_ = true;
      return;
    }
    if (!in_tail_ || !IsComparing(i)) return;
    in_tail_ = false;
    for (size_t p = clause_begin_; p < pieces_.size(); ++p) pieces_[p].is_within = false;
  }

  bool IsComparing(size_t i) const {
    const std::string& text = words_[i].text;
    return text == "vs" || text == "versus" ||
           ((kinds_ & KindBit(QuestionKind::kDifference)) != 0 && IsConjunction(text));
  }

  // "depth-first and breadth-first search": what the first words are called with the last one of the other name. How
  // many words were read.
  size_t AddShared(size_t i) {
    const std::span<const uint32_t> stems(stem_numbers_);
    for (size_t join = i + 1; join < std::min(i + 4, words_.size()); ++join) {
      if (!IsConjunction(words_[join].text) && words_[join].text != "vs" && words_[join].text != "versus") continue;
      const auto other = lexicon_.Names().Find(stems.subspan(join + 1));
      if (!other || other->length < 2) return 0;
      const size_t end = join + 1 + other->length;
      std::vector<uint32_t> whole(stem_numbers_.begin() + static_cast<std::ptrdiff_t>(i),
                                  stem_numbers_.begin() + static_cast<std::ptrdiff_t>(join));
      whole.push_back(stem_numbers_[end - 1]);
      const auto name = lexicon_.Names().Find(whole);
      if (!name || name->length != whole.size()) return 0;
      AddTerm(lexicon_.Name(name->value), i, join);
      return join - i;
    }
    return 0;
  }

  bool AddLearned(size_t i) {
    const auto found = learned_.find(words_[i].text);
    if (found == learned_.end()) return false;
    for (const std::string& term : found->second) AddTerm(term, i, i + 1);
    return true;
  }

  bool IsPlainFunction(size_t i) const {
    if (i >= words_.size() || words_[i].is_capitals || words_[i].is_code) return false;
    const auto frame = lexicon_.Frames(features_.language).Find(std::span<const uint32_t>(numbers_).subspan(i, 1));
    return frame && frame->value == Lexicon::kFunctionWord;
  }

  // The word that is written wrong most often, and decides most.
  bool IsMisspeltDifference(std::string_view word) const {
    return features_.language == Language::kEn && word.size() >= 8 && word.size() <= 12 && word.starts_with("dif") &&
           (word.ends_with("nce") || word.ends_with("nces") || word.ends_with("nse"));
  }

  // "offset or cursor?"
  bool IsChoice(size_t i) const {
    for (size_t j = i + 1; j < words_.size() && !words_[j].after_break; ++j) {
      if (words_[j].text == "or" || words_[j].text == "oder" || words_[j].text == "ou" || words_[j].text == "или")
        return true;
    }
    return false;
  }

  bool HasDifference() const {
    for (size_t i = 0; i < words_.size(); ++i) {
      const auto frame = lexicon_.Frames(features_.language).Find(std::span<const uint32_t>(numbers_).subspan(i));
      if (frame && frame->value == static_cast<int>(QuestionKind::kDifference)) return true;
      if (words_[i].text == "vs" || words_[i].text == "versus") return true;
    }
    return false;
  }

  // WHERE and HAVING are no function words.
  bool IsShouted(size_t i) const {
    return words_[i].is_capitals && features_.language == Language::kEn && words_[i].text != "and" &&
           words_[i].text != "or" && words_[i].text != "not" && words_[i].text != "vs";
  }

  // "in Go", "in C", "in R"
  bool IsPlatformName(size_t i) const {
    if (!words_[i].is_title || i == 0 || words_[i].after_break || clause_starts_) return false;
    const auto name = lexicon_.Names().Find(std::span<const uint32_t>(stem_numbers_).subspan(i, 1));
    const WordTraits* traits = lexicon_.Traits(name ? lexicon_.Name(name->value) : stems_[i]);
    return traits != nullptr && traits->is_platform &&
           (IsOneOf(words_[i - 1].text, kWithin) || IsOneOf(words_[i - 1].text, kWith) ||
            IsConjunction(words_[i - 1].text) || words_[i - 1].text == "vs");
  }

  // True for a function word that is itself asked about: "between is and ==", "the this keyword".
  bool IsOperand(size_t i) const {
    if (!IsPlainFunction(i) || IsOneOf(words_[i].text, kArticles)) return false;
    const auto text_at = [&](size_t at) { return at < words_.size() ? std::string_view(words_[at].text) : ""; };
    const std::string_view next = text_at(i + 1);
    if (next == "keyword" || next == "operator" || next == "statement" || next == "clause") return true;
    const std::string_view before = i > 0 ? text_at(i - 1) : "";
    const bool next_joins =
        next == "and" || next == "vs" || next == "und" || next == "et" || next == "y" || next == "e";
    if (IsOneOf(before, kBetween) && next_joins) return true;
    const bool before_joins = before == "and" || before == "vs" || before == "or";
    const bool ends = i + 1 == words_.size() || words_[i + 1].after_break || IsOneOf(next, kWithin);
    const bool operators = i >= 2 && words_[i - 2].is_code;
    return (before_joins && ends && operators) || (next == "vs" && i + 2 < words_.size() && words_[i + 2].is_code);
  }

  void AddTerm(const std::string& text, size_t first, size_t end) {
    if (pieces_.size() >= kMostTerms || text.empty()) return;
    const QuestionWord& word = words_[first];
    Piece piece;
    piece.text = text;
    piece.is_aside = aside_ || (word.in_parentheses && !pieces_.empty());
    const WordTraits* traits = lexicon_.Traits(text);
    if (traits != nullptr) piece.weight = traits->weight;
    const bool has_digit = std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    // How does X do it: what it does is what is asked.
    constexpr KindSet kDoing =
        KindBit(QuestionKind::kWorks) | KindBit(QuestionKind::kHowTo) | KindBit(QuestionKind::kHappens);
    const bool deed = (kinds_ & kDoing) != 0 && (kinds_ & KindBit(QuestionKind::kDefine)) == 0;
    if (deed && piece.weight >= 0.3f && piece.weight < kDeedWeight) piece.weight = kDeedWeight;
    if (has_digit || word.is_code) piece.flags |= kExactTerm;
    if (word.is_code || has_digit) piece.weight = std::max(piece.weight, 1.0f);
    const std::string_view before = first > name_end_ ? std::string_view(words_[first - 1].text) : "";
    const std::string_view before_that = first > name_end_ + 1 ? std::string_view(words_[first - 2].text) : "";
    if (IsOneOf(before, kWith) || (IsOneOf(before_that, kWith) && IsPlainFunction(first - 1))) {
      piece.flags |= kInstrumentTerm;
    }
    if ((before == "to" || before == "into") ||
        ((before_that == "to" || before_that == "into") && IsPlainFunction(first - 1))) {
      piece.flags |= kTargetTerm;
    }
    if (traits != nullptr && traits->is_problem) piece.flags |= kProblemTerm;
    if (traits != nullptr && traits->is_remedy) piece.flags |= kRemedyTerm;
    if (traits != nullptr && traits->is_platform) {
      piece.flags |= kPlatformTerm;
      const bool has_own = end < words_.size() && words_[end].text == "s";
      const bool leads = end < words_.size() && !words_[end].after_break && !words_[end].after_comma &&
                         lexicon_.LanguagesOf(numbers_[end]) == 0 && !IsConjunction(words_[end].text);
      const bool compares = compares_ && !aside_;
      const bool within = IsOneOf(before, kWithin) || (IsOneOf(before_that, kWithin) && IsPlainFunction(first - 1));
      const bool rival = aside_ && (kinds_ & KindBit(QuestionKind::kDifference)) != 0;  // "… compared to Celery"
      const bool instrument = (piece.flags & kInstrumentTerm) != 0 && !traits->is_language;
      piece.is_ground = !rival && !instrument && (within || has_own || leads || !compares);
    }
    piece.is_within = in_tail_;
    piece.is_detail = detail_;
    if (compares_ && !piece.is_aside && !piece.is_ground && !in_tail_ && piece.weight >= kLightOperand) {
      piece.weight = std::max(piece.weight, piece.weight >= 0.5f ? 1.0f : 0.5f);
    }
    piece.is_compared = (kinds_ & KindBit(QuestionKind::kDifference)) != 0;
    if (end - first > 1) name_end_ = end;
    pieces_.push_back(std::move(piece));
  }

  void ReadUnspaced(const QuestionWord& word) {
    std::string rest;
    const auto flush = [&] {
      std::vector<size_t> starts;
      for (size_t i = 0; i < rest.size(); i += DecodeUtf8(rest, i).length) starts.push_back(i);
      starts.push_back(rest.size());
      for (size_t i = 0; i + 1 < starts.size() && pieces_.size() < kMostTerms; ++i) {
        const size_t end = std::min(i + 2, starts.size() - 1);
        if (end - i < 2 && i > 0) break;
        Piece piece;
        piece.text = rest.substr(starts[i], starts[end] - starts[i]);
        piece.weight = kBigramWeight;
        piece.is_aside = aside_ || word.in_parentheses;
        piece.flags |= kExactTerm;
        pieces_.push_back(std::move(piece));
      }
      rest.clear();
    };
    for (size_t i = 0; i < word.text.size();) {
      if (const auto frame = lexicon_.UnspacedFrame(std::string_view(word.text).substr(i), features_.language)) {
        // A single sign is often part of a word: it counts only where a word ends before or after it.
        const bool single = frame->length <= 3 && frame->value == Lexicon::kFunctionWord;
        flush();
        if (frame->value >= 0) kinds_ = static_cast<KindSet>(kinds_ | 1u << static_cast<unsigned>(frame->value));
        static_cast<void>(single);
        i += frame->length;
        continue;
      }
      const size_t length = DecodeUtf8(word.text, i).length;
      rest.append(word.text, i, length);
      i += length;
    }
    flush();
  }

  // A question of nothing but frame words is about these.
  void AddAllWords() {
    for (size_t i = 0; i < words_.size() && pieces_.size() < kMostTerms; ++i) {
      Piece piece;
      piece.text = words_[i].text;
      piece.weight = 0.5f;
      pieces_.push_back(std::move(piece));
    }
  }

  void Weigh() {
    const bool stands = std::any_of(pieces_.begin(), pieces_.end(), [](const Piece& piece) {
      return !piece.is_ground && !piece.is_aside && !piece.is_within && piece.weight >= 0.25f;
    });
    for (Piece& piece : pieces_) {
      if (piece.is_ground && stands)
        piece.weight = std::min(piece.weight, kGroundWeight);
      else if (piece.is_within && stands)
        piece.weight *= kWithinShare;
      if (piece.is_within || piece.is_ground) piece.flags |= kGroundTerm;
      if (piece.is_detail) piece.weight *= kDetailShare;
      if (piece.is_aside) piece.weight *= piece.is_compared ? kComparedAsideWeight : kAsideWeight;
    }
    float most = 0;
    for (const Piece& piece : pieces_) most = std::max(most, piece.weight);
    if (most == 0 || most >= 0.95f) return;
    const float raise = 1 / most;
    for (Piece& piece : pieces_) piece.weight *= piece.weight >= most ? raise : std::min(raise, 1.5f);
  }

  QuestionFeatures Collect() {
    CloseClause();
    Weigh();
    for (const Piece& piece : pieces_) {
      if (features_.texts.size() + piece.text.size() > kMostTextBytes) break;
      Term term;
      term.key = XXH64(piece.text.data(), piece.text.size(), 0);
      term.weight = piece.weight;
      term.flags = static_cast<uint8_t>(piece.flags | (piece.is_aside ? kAsideTerm : 0));
      term.begin = static_cast<uint16_t>(features_.texts.size());
      term.length = static_cast<uint16_t>(piece.text.size());
      const auto same = std::find_if(features_.terms.begin(), features_.terms.end(),
                                     [&](const Term& other) { return other.key == term.key; });
      if (same != features_.terms.end()) {
        if (term.weight > same->weight) same->weight = term.weight, same->flags = term.flags;
        continue;
      }
      features_.texts += piece.text;
      features_.terms.push_back(term);
    }
    std::sort(features_.terms.begin(), features_.terms.end(),
              [](const Term& a, const Term& b) { return a.key < b.key; });
    features_.terms.shrink_to_fit();
    return std::move(features_);
  }

  const Lexicon& lexicon_;
  const LearnedNames& learned_;
  QuestionFeatures features_;
  std::vector<QuestionWord> words_;
  std::vector<uint32_t> numbers_;  // of the words, in the lexicon
  std::vector<std::string> stems_;
  std::vector<uint32_t> stem_numbers_;
  std::vector<Piece> pieces_;
  size_t name_end_ = 0;  // behind the last name of several words
  bool in_tail_ = false;
  bool compares_ = false;    // somewhere
  size_t clause_begin_ = 0;  // the first piece of the clause
  bool clause_starts_ = true;
  bool aside_ = false;
  bool detail_ = false;  // in a clause behind a bare topic
  bool has_first_ = false;
  bool first_asked_ = false;
  KindSet kinds_ = 0;  // of the clause
  KindSet pending_kinds_ = 0;
};

}  // namespace

QuestionFeatures ReadQuestion(std::string_view question, const Lexicon& lexicon, const LearnedNames& learned) {
  return Reader(lexicon, learned).Read(question);
}

}  // namespace emend
