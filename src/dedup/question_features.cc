#include "dedup/question_features.h"

#include <xxhash.h>

#include <algorithm>
#include <optional>

#include "base/utf8.h"
#include "dedup/anchor.h"
#include "dedup/connectives.h"
#include "dedup/descriptions.h"
#include "dedup/known_questions.h"
#include "dedup/pieces.h"
#include "dedup/question_row.h"

namespace emend {
namespace {

constexpr float kReleaseWeight = 0.3f;  // of the number in "Java 8"; another number still excludes it
constexpr float kDeedWeight = 0.55f;
constexpr float kLightOperand = 0.25f;  // what is compared is never commonplace
constexpr float kHollow = 0.1f;
constexpr float kBigramWeight = 0.6f;
constexpr size_t kMostTerms = 40;  // a longer question is compared by its first terms

bool IsNumber(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || c == '.'; });
}

class Reader {
 public:
  Reader(std::string_view question, const Lexicon& lexicon, const LearnedNames& learned)
      : lexicon_(lexicon), learned_(learned), row_(question, lexicon), anchor_(row_.language()) {}

  QuestionFeatures Read() {
    features_.language = row_.language();
    features_.language_is_certain = row_.language_is_certain();
    for (size_t i = 0; i < row_.size();) i += ReadAt(i);
    if (pieces_.empty()) AddAllWords();
    CloseClause();
    MarkKnown();
    Descriptions::Standard().Name(pieces_);
    features_.anchor_stands = anchor_.stands();
    CollectTerms(std::move(pieces_), features_);
    return std::move(features_);
  }

  std::vector<std::string> ReadTexts() {
    for (size_t i = 0; i < row_.size();) i += ReadAt(i);
    std::vector<std::string> texts;
    for (Piece& piece : pieces_) texts.push_back(std::move(piece.text));
    return texts;
  }

 private:
  void MarkKnown() {
    ToldWords told;
    features_.known = KnownQuestions::Standard().Find(row_, told);
    if (features_.known.empty()) return;
    for (Piece& piece : pieces_) {
      const bool is_told = told.Tell(row_[piece.word], piece.word, piece.text);
      piece.flags = static_cast<uint16_t>(piece.flags | (is_told ? kToldTerm : 0));
    }
  }

  bool HasSubject() const {
    return std::any_of(pieces_.begin() + static_cast<std::ptrdiff_t>(clause_begin_), pieces_.end(),
                       [](const Piece& piece) { return piece.weight >= 0.4f || piece.is_ground; });
  }

  // Begins another clause if one begins at `i`.
  void MarkClause(size_t i) {
    const QuestionWord& word = row_[i];
    bool begins = i == 0 || word.after_break;
    bool aside = false;
    if (!begins && word.after_comma) {
      aside = BeginsAddition(word.text);
      const bool asks_more = IsConjunction(word.text, features_.language) && i + 1 < row_.size() &&
                             BeginsAnotherQuestion(row_[i + 1].text);
      begins = aside || asks_more || BeginsAnotherQuestion(word.text);
    } else if (!begins && IsConjunction(word.text, features_.language) && i + 1 < row_.size()) {
      const bool owned = IsPossessive(row_[i + 1].text) || (!row_.Compares() && row_[i + 1].text == "the" &&
                                                            (kinds_ & KindBit(QuestionKind::kDefine)) != 0);
      const bool named = row_[i + 1].is_capitals || row_[i + 1].is_code || row_.IsOperand(i + 1);
      const bool same_rank = row_[i + 1].text == row_[0].text;  // "when X and when Y"
      begins = (BeginsAnotherQuestion(row_[i + 1].text) || owned) && !named && !same_rank && HasSubject();
      aside = begins && owned;
    }
    clause_starts_ = begins;
    if (!begins || i == 0) return;
    in_tail_ = false;
    // A clause without a subject only leads to the next; a topic before a colon is no question yet.
    const bool asks_of_topic = has_first_ && !first_asked_ && kinds_ != 0;  // "X: what it is, how to …"
    if (!HasSubject() && !asks_of_topic) {
      pending_kinds_ = static_cast<KindSet>(pending_kinds_ | kinds_);
      kinds_ = 0;
      anchor_.BeginClause(!has_first_);
      if (!has_first_) Unanchor();
      clause_begin_ = pieces_.size();
      return;
    }
    CloseClause();
    anchor_.BeginClause(false);
    // "Tries: explain" goes on; "Confusion matrix: explain TP and FP" says what of it.
    aside_ = has_first_ && (first_asked_ || aside);
    detail_ = has_first_ && !aside_ && !row_.Compares() && !row_.IsChoice(i);
    clause_begin_ = pieces_.size();
  }

  void AddToRow(std::string_view word) { features_.row.push_back(RowHash(word)); }

  void Unanchor() {
    for (Piece& piece : pieces_) piece.flags = static_cast<uint16_t>(piece.flags & ~kAnchorTerm);
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
    if ((kinds & KindBit(QuestionKind::kWorks)) != 0) kinds &= ~KindBit(QuestionKind::kManner);  // how does it work
    kinds_ = pending_kinds_ = 0;
    if (!has_first_ || !first_asked_) {
      features_.first_kinds = static_cast<KindSet>(features_.first_kinds | kinds);
      has_first_ = true;
      first_asked_ = features_.first_kinds != 0;
    } else {
      features_.besides_kinds = static_cast<KindSet>(features_.besides_kinds | kinds);
    }
  }

  // How many words were read.
  size_t ReadAt(size_t i) {
    MarkClause(i);
    const QuestionWord& word = row_[i];
    if (word.is_unspaced) return ReadUnspaced(i), 1;
    int shared_name = 0;
    if (const size_t shared = row_.SharedName(i, shared_name); shared > 0) {
      AddTerm(lexicon_.Name(shared_name), i, i + shared);
      return shared;
    }
    if (const auto name = lexicon_.Names().Find(row_.StemNumbersFrom(i))) {
      if (name->length > 1 || !row_.IsFunctionWord(i) || IsPlatformName(i)) {
        AddTerm(lexicon_.Name(name->value), i, i + name->length);
        return name->length;
      }
    }
    if (!word.is_code && !row_.IsOperand(i) && !row_.IsShouted(i) && !IsPlatformName(i)) {
      const std::span<const uint32_t> numbers = row_.NumbersFrom(i);
      auto frame = lexicon_.Frames(features_.language).Find(numbers);
      if (clause_starts_) {
        const auto start = lexicon_.StartFrames(features_.language).Find(numbers);
        const bool is_topic = start && start->length == 1 && row_.IsTopic(i);
        if (start && !is_topic && (!frame || start->length >= frame->length)) frame = start;
      }
      if (!frame && features_.language != Language::kEn) {  // "TCP vs UDP: …" in any language
        frame = lexicon_.Frames(Language::kEn).Find(numbers.subspan(0, 1));
        if (frame && frame->value != static_cast<int>(QuestionKind::kDifference)) frame.reset();
      }
      if (frame) {
        if (frame->value >= 0) AddKind(frame->value, word.in_parentheses);
        const bool joins = frame->value == static_cast<int>(QuestionKind::kDifference) || IsComparing(i);
        if (!word.in_parentheses && !aside_ && anchor_.Pass(word.text, joins)) Unanchor();
        FollowTail(i, frame->length);
        for (size_t w = i; w < i + frame->length; ++w) AddToRow(row_[w].text);
        return frame->length;
      }
    }
    if (learned_.empty() || !AddLearned(i)) AddTerm(row_.StemAt(i), i, i + 1);
    return 1;
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
    KindSet& kinds =
        subject && (in_parentheses || (added && AsksFirst(features_.language))) ? features_.besides_kinds : kinds_;
    kinds = static_cast<KindSet>(kinds | 1u << static_cast<unsigned>(kind));
  }

  // "in X" at the end of a clause tells where; "sessions in Redis vs in files" does not end there.
  void FollowTail(size_t i, size_t length) {
    if (length == 1 && IsInside(row_[i].text, features_.language) && HasSubject()) {
      in_tail_ = true;
      return;
    }
    if (!in_tail_ || !IsComparing(i)) return;
    in_tail_ = false;
    for (size_t p = clause_begin_; p < pieces_.size(); ++p) pieces_[p].is_within = false;
  }

  bool IsComparing(size_t i) const {
    const std::string& text = row_[i].text;
    return IsVersus(text) ||
           ((kinds_ & KindBit(QuestionKind::kDifference)) != 0 && IsConjunction(text, features_.language));
  }

  bool IsPlatformName(size_t i) const { return !clause_starts_ && row_.IsPlatformName(i); }

  bool AddLearned(size_t i) {
    const auto found = learned_.find(row_[i].text);
    if (found == learned_.end()) return false;
    for (const std::string& term : found->second) AddTerm(term, i, i + 1);
    return true;
  }

  void AddTerm(const std::string& text, size_t first, size_t end) {
    if (pieces_.size() >= kMostTerms || text.empty()) return;
    const QuestionWord& word = row_[first];
    Piece piece;
    piece.text = text;
    piece.word = first;
    piece.is_aside = aside_ || (word.in_parentheses && !pieces_.empty());
    piece.is_detail = detail_;
    const WordTraits* traits = lexicon_.Traits(text);
    if (traits != nullptr) piece.weight = traits->weight;
    const bool has_digit = std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    // How does X do it: what it does is what is asked.
    constexpr KindSet kDoing = KindBit(QuestionKind::kWorks) | KindBit(QuestionKind::kManner) |
                               KindBit(QuestionKind::kHowTo) | KindBit(QuestionKind::kHappens);
    const bool deed = (kinds_ & kDoing) != 0 && (kinds_ & KindBit(QuestionKind::kDefine)) == 0;
    if (deed && piece.weight >= 0.3f && piece.weight < kDeedWeight) piece.weight = kDeedWeight;
    if (has_digit || word.is_code) piece.flags |= kExactTerm;
    const bool release = !pieces_.empty() && (pieces_.back().flags & kPlatformTerm) != 0 && IsNumber(text);
    if (word.is_code || has_digit) piece.weight = release ? kReleaseWeight : std::max(piece.weight, 1.0f);
    const std::string_view before = first > name_end_ ? std::string_view(row_[first - 1].text) : "";
    const std::string_view before_that = first > name_end_ + 1 ? std::string_view(row_[first - 2].text) : "";
    if (LeadsToInstrument(before) || (LeadsToInstrument(before_that) && row_.IsFunctionWord(first - 1))) {
      piece.flags |= kInstrumentTerm;
    }
    if ((before == "to" || before == "into") ||
        ((before_that == "to" || before_that == "into") && row_.IsFunctionWord(first - 1))) {
      piece.flags |= kTargetTerm;
    }
    if (traits != nullptr && !traits->slots.empty()) piece.flags |= kSlotTerm;
    if (traits != nullptr && traits->is_problem) piece.flags |= kProblemTerm;
    if (traits != nullptr && traits->is_remedy) piece.flags |= kRemedyTerm;
    if (traits != nullptr && traits->is_sort && !pieces_.empty()) piece.flags |= kSortTerm;
    if (traits != nullptr && traits->is_platform) {
      piece.flags |= kPlatformTerm;
      const bool has_own = end < row_.size() && row_[end].text == "s";
      const bool leads = end < row_.size() && !row_[end].after_break && !row_[end].after_comma &&
                         lexicon_.LanguagesOf(row_.NumbersFrom(end)[0]) == 0 &&
                         !IsConjunction(row_[end].text, features_.language);
      const bool compares = row_.Compares() && !aside_;
      const bool within = LeadsToGround(before) || (LeadsToGround(before_that) && row_.IsFunctionWord(first - 1));
      const bool rival = aside_ && (kinds_ & KindBit(QuestionKind::kDifference)) != 0;  // "… compared to Celery"
      const bool instrument = (piece.flags & kInstrumentTerm) != 0 && !traits->is_language;
      piece.is_ground = !rival && !instrument && (within || has_own || leads || !compares);
    }
    // What happens under a condition: all of it is asked about.
    const bool is_condition = (kinds_ & KindBit(QuestionKind::kHappens)) != 0 && !aside_ && !word.in_parentheses;
    if (is_condition) piece.flags |= kAnchorTerm;
    if (!piece.is_aside && !piece.is_detail &&
        anchor_.Takes(piece.is_ground, end - first > 1 || word.is_capitals, piece.weight <= kHollow)) {
      piece.flags |= kAnchorTerm;
    }
    piece.is_within = in_tail_;
    if (row_.Compares() && !piece.is_aside && !piece.is_ground && !in_tail_ && piece.weight >= kLightOperand) {
      piece.weight = std::max(piece.weight, piece.weight >= 0.5f ? 1.0f : 0.5f);
    }
    piece.is_compared = (kinds_ & KindBit(QuestionKind::kDifference)) != 0;
    if (end - first > 1) name_end_ = end;
    pieces_.push_back(std::move(piece));
    AddToRow(text);
  }

  void ReadUnspaced(size_t at) {
    const QuestionWord& word = row_[at];
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
        piece.word = at;
        piece.weight = kBigramWeight;
        piece.is_aside = aside_ || word.in_parentheses;
        piece.flags |= kExactTerm | (piece.is_aside ? 0 : kAnchorTerm);
        AddToRow(piece.text);
        pieces_.push_back(std::move(piece));
      }
      rest.clear();
    };
    for (size_t i = 0; i < word.text.size();) {
      if (const auto frame = lexicon_.UnspacedFrame(std::string_view(word.text).substr(i), features_.language)) {
        flush();
        if (frame->value >= 0) kinds_ = static_cast<KindSet>(kinds_ | 1u << static_cast<unsigned>(frame->value));
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
    for (size_t i = 0; i < row_.size() && pieces_.size() < kMostTerms; ++i) {
      Piece piece;
      piece.text = row_[i].text;
      piece.word = i;
      piece.weight = 0.5f;
      pieces_.push_back(std::move(piece));
    }
  }

  const Lexicon& lexicon_;
  const LearnedNames& learned_;
  const QuestionRow row_;
  AnchorFinder anchor_;
  QuestionFeatures features_;
  std::vector<Piece> pieces_;
  size_t name_end_ = 0;  // behind the last name of several words
  bool in_tail_ = false;
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

uint32_t RowHash(std::string_view word) { return static_cast<uint32_t>(XXH64(word.data(), word.size(), 0)); }

std::vector<std::string> ReadTerms(std::string_view question, const Lexicon& lexicon) {
  static const LearnedNames kNone;
  return Reader(question, lexicon, kNone).ReadTexts();
}

QuestionFeatures ReadQuestion(std::string_view question, const Lexicon& lexicon, const LearnedNames& learned) {
  return Reader(question, lexicon, learned).Read();
}

}  // namespace emend
