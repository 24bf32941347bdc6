#include "facts/watch.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "facts/code_lines.h"
#include "facts/needs.h"
#include "facts/surroundings.h"

namespace emend::facts {
namespace {

constexpr size_t kNone = std::numeric_limits<size_t>::max();
constexpr int kSiblings = 40;  // items of a list that tell what an item speaks of, on each side

// How often there are words of a need's key.
size_t CountOf(const uint32_t* need, const std::vector<size_t>& counts) {
  const NeedHead head = NeedHead::Of(need);
  const uint32_t* const parts = need + NeedHead::kSize + head.words;
  size_t sum = 0, least = std::numeric_limits<size_t>::max();
  for (const uint32_t* word = need + NeedHead::kSize; word < parts; ++word) sum += counts[*word];
  for (const uint32_t* part = parts; part < need + head.size; part += NeedHead::Of(part).size) {
    const size_t of_part = CountOf(part, counts);
    sum += of_part;
    least = std::min(least, of_part);
  }
  if (!head.all) return sum;
  return head.size == NeedHead::kSize ? counts[Vocabulary::kAnyText] : least;
}

}  // namespace

void Watch::Add(size_t rule, const WatchList& list) {
  begins_.resize(rule + 1, triggers_.size());
  std::vector<WordNumber> numbers;
  for (const AskedWord& word : list.words) numbers.push_back(vocabulary_.Add(word));
  const size_t begin = needs_.size();
  AppendNeeds(list.needs, numbers, needs_);
  for (size_t at = begin; at < needs_.size(); at += NeedHead::Of(&needs_[at]).size) triggers_.push_back(at);
  begins_.push_back(triggers_.size());
}

std::span<const std::vector<uint32_t>> Watch::Seen::PlacesOf(size_t rule) const {
  if (rule + 1 >= begins.size()) return {};
  return std::span(places).subspan(begins[rule], begins[rule + 1] - begins[rule]);
}

bool Watch::Seen::MayFind(size_t rule) const {
  const auto places_of = PlacesOf(rule);
  return std::any_of(places_of.begin(), places_of.end(), [](const auto& some) { return !some.empty(); });
}

void Watch::AddKeyOf(size_t need, const std::vector<size_t>& counts, std::vector<WordNumber>& words) const {
  const NeedHead head = NeedHead::Of(&needs_[need]);
  const size_t parts = need + NeedHead::kSize + head.words;
  const size_t end = need + head.size;
  if (!head.all) {
    for (size_t at = need + NeedHead::kSize; at < parts; ++at) words.push_back(needs_[at]);
    for (size_t at = parts; at < end; at += NeedHead::Of(&needs_[at]).size) AddKeyOf(at, counts, words);
    return;
  }
  // Of the parts the one with the rarest words.
  size_t best = end, least = std::numeric_limits<size_t>::max();
  for (size_t at = parts; at < end; at += NeedHead::Of(&needs_[at]).size) {
    const size_t count = CountOf(&needs_[at], counts);
    if (count < least) least = count, best = at;
  }
  best < end ? AddKeyOf(best, counts, words) : words.push_back(Vocabulary::kAnyText);
}

void Watch::Finish() {
  std::vector<size_t> uses(vocabulary_.size(), 0);  // of each word, by needs: those that few have are rare in texts
  triggered_.assign(vocabulary_.size(), {});
  ForEachWord(needs_, [&](uint32_t word) { ++uses[word]; });
  uses[Vocabulary::kAnyText] = std::numeric_limits<size_t>::max() / 1024;
  std::vector<WordNumber> key;
  for (size_t i = 0; i < triggers_.size(); ++i) {
    key.clear();
    AddKeyOf(triggers_[i], uses, key);
    std::sort(key.begin(), key.end());
    key.erase(std::unique(key.begin(), key.end()), key.end());
    for (const WordNumber word : key) triggered_[word].push_back(i);
  }
}

// One file under the watch.
class Watch::FileLook {
 public:
  FileLook(const Watch& watch, const CheckedFile& file)
      : watch_(watch),
        passages_(file.passages),
        surroundings_(file),
        here_(watch.vocabulary_.size(), 0),
        said_(watch.vocabulary_.size(), 0),
        continued_(watch.vocabulary_.size(), 0),
        one_(watch.vocabulary_.size(), 0),
        other_(watch.vocabulary_.size(), 0),
        looked_at_(watch.triggers_.size(), 0),
        asked_(watch.vocabulary_.size(), false),
        triggered_(watch.vocabulary_.size()) {
    seen_.passages.assign(passages_.size(), false);
    seen_.places.resize(watch.triggers_.size());
    seen_.begins = watch.begins_;
  }

  Seen Look() {
    WordLook look(watch_.vocabulary_);
    for (const Passage& passage : passages_) {
      begins_.push_back(words_.size());
      spoken_.push_back(look.Look(passage.text, words_) > 0);
    }
    begins_.push_back(words_.size());
    look.Look("is", copula_);
    LookAtAll();
    for (size_t begin = 0; begin < passages_.size() && any_;) {
      const size_t end = UnitEnd(begin);
      LookAtUnit(begin, end);
      begin = end;
    }
    return std::move(seen_);
  }

 private:
  // Which triggers the file as a whole pulls: only of those the words count from here on.
  void LookAtAll() {
    ++unit_;
    ++saying_;
    std::vector<size_t> counts(watch_.vocabulary_.size(), 0);
    counts[Vocabulary::kAnyText] = passages_.size();
    for (const auto* const words : {&words_, &copula_}) {
      for (const auto& [word, at] : *words) {
        counts[word] += word != Vocabulary::kAnyText;
        here_[word] = unit_;
        said_[word] = saying_;
      }
    }
    here_[Vocabulary::kAnyText] = unit_;
    said_[Vocabulary::kAnyText] = saying_;
    std::vector<WordNumber> key;
    for (WordNumber word = 0; word < counts.size(); ++word) {
      if (counts[word] == 0) continue;
      for (const size_t number : watch_.triggered_[word]) {
        if (looked_at_[number] == saying_) continue;
        looked_at_[number] = saying_;
        const size_t need = watch_.triggers_[number];
        if (!Fulfils(need, false)) continue;
        any_ = true;
        watch_.AddKeyOf(need, counts, key);
        for (const WordNumber rare : key) triggered_[rare].push_back(number);
        key.clear();
        ForEachWord(std::span(watch_.needs_).subspan(need, NeedHead::Of(&watch_.needs_[need]).size),
                    [&](uint32_t asked) { asked_[asked] = true; });
      }
    }
    size_t kept = 0;
    for (size_t passage = 0, i = 0; passage < passages_.size() && any_; ++passage) {
      begins_[passage] = kept;
      for (; i < begins_[passage + 1]; ++i) {
        const bool sign = words_[i].word == Vocabulary::kAnyText;
        const bool told = sign && kept > begins_[passage] && words_[kept - 1].word == Vocabulary::kAnyText;
        if (!told && (sign || asked_[words_[i].word])) words_[kept++] = words_[i];
      }
    }
    if (any_) begins_.back() = kept;
  }

  std::span<const WordPlace> WordsOf(size_t passage) const {
    return std::span(words_).subspan(begins_[passage], begins_[passage + 1] - begins_[passage]);
  }

  // Whether the words of clauses stand as near to each other as those of the passage, where no sign sets them apart.
  static bool IsOrdered(const Passage& passage) {
    return passage.kind != PassageKind::kCode && !IsCode(passage) &&
           std::none_of(passage.marks.begin(), passage.marks.end(), [](const InlineMark& mark) {
             return mark.kind == InlineKind::kUrl || mark.kind == InlineKind::kStrike;
           });
  }

  // A row of a table is looked at as one, any other passage alone.
  size_t UnitEnd(size_t begin) {
    const Passage& first = passages_[begin];
    size_t end = begin + 1;
    if (first.table < 0) return end;
    while (end < passages_.size() && passages_[end].table == first.table && passages_[end].row == first.row) ++end;
    if (first.row == 0) header_ = {begin, end};
    return end;
  }

  void LookAtUnit(size_t begin, size_t end) {
    around_.clear();
    for (size_t i = begin; i < end; ++i) around_.push_back(i);
    const Passage& first = passages_[begin];
    if (first.table >= 0 && header_.begin < header_.end && passages_[header_.begin].table == first.table) {
      for (size_t i = header_.begin; i < header_.end; ++i) around_.push_back(i);
    }
    AddQuestionBefore(begin, around_);
    for (size_t i = begin; i < end; ++i) {
      const std::vector<int> context = surroundings_.ContextOf(static_cast<int>(i));
      around_.insert(around_.end(), context.begin(), context.end());
    }
    std::sort(around_.begin(), around_.end());
    around_.erase(std::unique(around_.begin(), around_.end()), around_.end());
    ++unit_;
    here_[Vocabulary::kAnyText] = unit_;
    for (const size_t passage : around_) {
      for (const auto& [word, at] : WordsOf(passage)) here_[word] = unit_;
    }
    bool found = false;
    for (size_t i = begin; i < end; ++i) found |= LookAtPassage(i);
    if (!found) return;
    for (const size_t passage : around_) seen_.passages[passage] = true;
    for (size_t i = begin; i < end; ++i) MarkSiblings(i);
  }

  // Whether it pulls a trigger.
  bool LookAtPassage(size_t passage) {
    const Passage& place = passages_[passage];
    place_ = &place;
    alone_ = IsOrdered(place) ? passage : kNone;
    ++saying_;
    said_[Vocabulary::kAnyText] = saying_;
    for (const auto& [word, at] : WordsOf(passage)) said_[word] = saying_;
    continued_passages_.clear();
    AddContinued(passage, continued_passages_);
    for (const size_t other : continued_passages_) {
      for (const auto& [word, at] : WordsOf(other)) said_[word] = continued_[word] = saying_;
    }
    const bool completed = place.kind == PassageKind::kTableCell;
    for (const auto& [word, at] : copula_) {
      if (completed) here_[word] = unit_, said_[word] = continued_[word] = saying_;
    }
    found_ = false;
    FindTriggered(Vocabulary::kAnyText, passage);
    for (const size_t other : around_) {
      for (const auto& [word, at] : WordsOf(other)) {
        if (word != Vocabulary::kAnyText) FindTriggered(word, passage);
      }
    }
    for (const auto& [word, at] : copula_) {
      if (completed) FindTriggered(word, passage);
    }
    return found_;
  }

  // Adds the passages whose words a clause of this one may begin with.
  void AddContinued(size_t passage, std::vector<size_t>& out) const {
    const Passage& place = passages_[passage];
    AddQuestionBefore(passage, out);
    if (place.item_start) {
      const std::vector<int> context = surroundings_.ContextOf(static_cast<int>(passage));
      if (!context.empty() && IsContinuedByItems(passages_[static_cast<size_t>(context.front())]))
        out.push_back(static_cast<size_t>(context.front()));
    }
    for (const size_t other : around_) {
      const Passage& cell = passages_[other];
      if (place.table >= 0 && other != passage && cell.table == place.table &&
          (cell.row == place.row ? cell.column == 0 : cell.column == place.column))
        out.push_back(other);
    }
  }

  // The passage before that says something, and what lies between: an answer may follow its question.
  void AddQuestionBefore(size_t begin, std::vector<size_t>& out) const {
    size_t at = begin;
    while (at > 0 && !spoken_[at - 1]) --at;
    while (at > 0 && passages_[at - 1].kind == PassageKind::kCode) {
      --at;
      while (at > 0 && !spoken_[at - 1]) --at;
    }
    if (at == 0) return;
    const Passage& before = passages_[at - 1];
    if (before.text.find('?') == std::string::npos && before.field != NoteField::kQuestion) return;
    for (size_t i = at - 1; i < begin; ++i) out.push_back(i);
  }

  void FindTriggered(WordNumber word, size_t passage) {
    for (const size_t number : triggered_[word]) {
      if (looked_at_[number] == saying_) continue;
      looked_at_[number] = saying_;
      if (!Fulfils(watch_.triggers_[number], false)) continue;
      seen_.places[number].push_back(static_cast<uint32_t>(passage));
      found_ = true;
    }
  }

  bool Fulfils(size_t need, bool said) {
    const uint32_t* const needs = watch_.needs_.data();
    const NeedHead head = NeedHead::Of(needs + need);
    if (head.cell && place_ != nullptr && place_->kind != PassageKind::kTableCell) return false;
    said |= head.said;
    const std::vector<uint32_t>& here = said ? said_ : here_;
    const uint32_t now = said ? saying_ : unit_;
    size_t at = need + NeedHead::kSize;
    if (!head.all) {
      for (const size_t words = at + head.words; at < words; ++at) {
        if (here[needs[at]] == now) return true;
      }
    }
    const size_t first = at;
    for (const size_t end = need + head.size; at < end; at += NeedHead::Of(needs + at).size) {
      if (Fulfils(at, said) != head.all) return !head.all;
    }
    return head.all && (head.near == 0 || alone_ == kNone || AreNear(head, first));
  }

  // Whether words of two needs, which are words alone, stand as near to each other in the passage as `head` says. What
  // a clause continues may stand before any of its own words, and what a sign sets apart may be continued behind it.
  bool AreNear(const NeedHead& head, size_t first) {
    const uint32_t* const needs = watch_.needs_.data() + first;
    const NeedHead one = NeedHead::Of(needs);
    const auto words_of_one = std::span(needs + NeedHead::kSize, one.words);
    const auto words_of_other = std::span(needs + one.size + NeedHead::kSize, NeedHead::Of(needs + one.size).words);
    ++looks_;
    bool has_one = false, has_other = false;
    for (const uint32_t word : words_of_one) {
      one_[word] = looks_;
      has_one |= continued_[word] == saying_;
    }
    for (const uint32_t word : words_of_other) {
      other_[word] = looks_;
      has_other |= continued_[word] == saying_;
    }
    // Both are there: they were asked for. The clauses of a cell may begin anywhere in it.
    if (has_one && has_other) return true;
    if (has_one && passages_[alone_].table >= 0) return true;
    if (has_other && head.either) return true;
    has_other = false;
    uint32_t last_one = 0, last_other = 0;
    for (const auto& [word, at] : WordsOf(alone_)) {
      if (word == Vocabulary::kAnyText) {
        last_one = last_other = at;
        continue;
      }
      if (one_[word] == looks_) {
        if (head.either && has_other && at - last_other <= head.near) return true;
        has_one = true;
        last_one = at;
      }
      if (other_[word] == looks_) {
        if (has_one && at - last_one <= head.near) return true;
        has_other = true;
        last_other = at;
      }
    }
    return false;
  }

  // The items beside an item.
  void MarkSiblings(size_t passage) {
    const Passage& item = passages_[passage];
    if (item.list_depth == 0 || !item.item_start) return;
    for (const int step : {-1, 1}) {
      int i = static_cast<int>(passage) + step;
      for (int left = kSiblings; left > 0 && i >= 0 && i < static_cast<int>(passages_.size()); --left, i += step) {
        const Passage& other = passages_[static_cast<size_t>(i)];
        if (other.list_depth < item.list_depth || other.note != item.note || other.field != item.field) break;
        if (other.item_start && other.list_depth == item.list_depth) seen_.passages[static_cast<size_t>(i)] = true;
      }
    }
  }

  const Watch& watch_;
  const std::vector<Passage>& passages_;
  Surroundings surroundings_;
  std::vector<WordPlace> words_;   // of all passages, one after another
  std::vector<WordPlace> copula_;  // which a reading puts into cells: "Type | protocol" says "is"
  std::vector<size_t> begins_;     // of each passage in `words_`
  std::vector<bool> spoken_;       // passages with words
  Span header_;                    // passages of the last table's header row
  std::vector<size_t> around_;
  std::vector<size_t> continued_passages_;
  std::vector<uint32_t> here_;       // for each word the last unit that has it in or around it
  std::vector<uint32_t> said_;       // and the last passage whose clauses may have it,
  std::vector<uint32_t> continued_;  // from what they continue
  std::vector<uint32_t> one_;        // and the last look that asks for it first
  std::vector<uint32_t> other_;      // or as the one that stands near
  std::vector<uint32_t> looked_at_;  // for each trigger the last passage it was looked at in
  uint32_t unit_ = 0;
  uint32_t saying_ = 0;
  uint32_t looks_ = 0;
  const Passage* place_ = nullptr;              // the passage; null for the file as a whole
  size_t alone_ = kNone;                        // its index, if its order tells anything
  std::vector<bool> asked_;                     // words of triggers that the file pulls
  std::vector<std::vector<size_t>> triggered_;  // word -> those triggers that are to be looked at where it stands
  bool any_ = false;                            // a trigger in this file
  bool found_ = false;                          // a trigger in this passage
  Seen seen_;
};

Watch::Seen Watch::Look(const CheckedFile& file) const { return FileLook(*this, file).Look(); }

}  // namespace emend::facts
