#include "facts/watch.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "facts/surroundings.h"

namespace emend::facts {
namespace {

constexpr int kSiblings = 40;  // items of a list that tell what an item speaks of, on each side

// The head of a written need.
struct Head {
  bool all = false;
  bool said = false;
  uint32_t words = 0;
  uint32_t size = 0;  // with the head and all parts

  static constexpr uint32_t kSize = 2;

  static Head Of(const uint32_t* need) { return {(need[0] & 1) != 0, (need[0] & 2) != 0, need[0] >> 2, need[1]}; }
};

// A text that holds one of the words or fulfils one of the parts; with `all`, each of the parts. With `said`, only of
// what the clauses of a passage may have.
struct Need {
  bool all = false;
  bool said = false;
  std::vector<uint32_t> words;
  std::vector<Need> parts;
};

bool IsAnything(const Need& need) {
  return need.all ? need.parts.empty()
                  : std::find(need.words.begin(), need.words.end(), Vocabulary::kAnyText) != need.words.end();
}

uint32_t IndexOf(AskedWord word, std::vector<AskedWord>& words) {
  const auto found = std::find(words.begin(), words.end(), word);
  const auto index = static_cast<uint32_t>(found - words.begin());
  if (found == words.end()) words.push_back(std::move(word));
  return index;
}

// With indices of `words`, of which the first one stands for any text.
Need NeedOf(const PatternNode& node, std::vector<AskedWord>& words) {
  Need need;
  switch (node.kind) {
    case NodeKind::kWord:
    case NodeKind::kPrefix:
    case NodeKind::kNumber:
    case NodeKind::kVersion:
      need.words.push_back(IndexOf(AskedBy(node), words));
      return need;
    case NodeKind::kSequence:
    case NodeKind::kAll:
      need.all = true;
      for (const auto& part : node.parts) {
        Need other = NeedOf(*part, words);
        if (!IsAnything(other)) need.parts.push_back(std::move(other));
      }
      return need;
    case NodeKind::kChoice:
      for (const auto& part : node.parts) {
        Need other = NeedOf(*part, words);
        if (IsAnything(other)) return other;
        if (other.all) {
          need.parts.push_back(std::move(other));
          continue;
        }
        need.words.insert(need.words.end(), other.words.begin(), other.words.end());
        std::move(other.parts.begin(), other.parts.end(), std::back_inserter(need.parts));
      }
      return need;
    case NodeKind::kOptional:
    case NodeKind::kGap:
    case NodeKind::kNot:
      break;
  }
  need.words.push_back(Vocabulary::kAnyText);
  return need;
}

void Write(const Need& need, std::vector<uint32_t>& out) {
  const size_t begin = out.size();
  out.push_back(static_cast<uint32_t>(need.words.size()) << 2 | (need.said ? 2 : 0) | (need.all ? 1 : 0));
  out.push_back(0);
  out.insert(out.end(), need.words.begin(), need.words.end());
  for (const Need& part : need.parts) Write(part, out);
  out[begin + 1] = static_cast<uint32_t>(out.size() - begin);
}

// Calls `each(word)` for each place of a word in needs.
template <typename Needs, typename Each>
void ForEachWord(Needs&& needs, Each each) {
  for (size_t at = 0; at < needs.size();) {
    const Head head = Head::Of(&needs[at]);
    at += Head::kSize;
    for (uint32_t i = 0; i < head.words; ++i) each(needs[at++]);
  }
}

// Adds needs with other numbers for their words.
void Append(const std::vector<uint32_t>& needs, const std::vector<uint32_t>& numbers, std::vector<uint32_t>& out) {
  const size_t begin = out.size();
  out.insert(out.end(), needs.begin(), needs.end());
  ForEachWord(std::span(out).subspan(begin), [&](uint32_t& word) { word = numbers[word]; });
}

// How often there are words of a need's key.
size_t CountOf(const uint32_t* need, const std::vector<size_t>& counts) {
  const Head head = Head::Of(need);
  const uint32_t* const parts = need + Head::kSize + head.words;
  size_t sum = 0, least = std::numeric_limits<size_t>::max();
  for (const uint32_t* word = need + Head::kSize; word < parts; ++word) sum += counts[*word];
  for (const uint32_t* part = parts; part < need + head.size; part += Head::Of(part).size) {
    const size_t of_part = CountOf(part, counts);
    sum += of_part;
    least = std::min(least, of_part);
  }
  if (!head.all) return sum;
  return head.size == Head::kSize ? counts[Vocabulary::kAnyText] : least;
}

}  // namespace

void WatchList::Add(const WatchedPatterns& patterns) {
  if (words.empty()) words.emplace_back();
  Need all;
  all.all = true;
  for (const auto& group : patterns) {
    Need any;
    any.said = group.said;
    for (const Pattern* pattern : group.patterns) {
      if (!pattern->empty()) any.parts.push_back(NeedOf(*pattern->node(), words));
    }
    if (std::none_of(any.parts.begin(), any.parts.end(), IsAnything)) all.parts.push_back(std::move(any));
  }
  Write(all, needs);
}

void WatchList::Add(const WatchList& other) {
  if (words.empty()) words.emplace_back();
  std::vector<uint32_t> indices;
  for (const AskedWord& word : other.words) indices.push_back(IndexOf(word, words));
  Append(other.needs, indices, needs);
}

void Watch::Add(size_t rule, const WatchList& list) {
  begins_.resize(rule + 1, triggers_.size());
  std::vector<WordNumber> numbers;
  for (const AskedWord& word : list.words) numbers.push_back(vocabulary_.Add(word));
  const size_t begin = needs_.size();
  Append(list.needs, numbers, needs_);
  for (size_t at = begin; at < needs_.size(); at += Head::Of(&needs_[at]).size) triggers_.push_back(at);
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
  const Head head = Head::Of(&needs_[need]);
  const size_t parts = need + Head::kSize + head.words;
  const size_t end = need + head.size;
  if (!head.all) {
    for (size_t at = need + Head::kSize; at < parts; ++at) words.push_back(needs_[at]);
    for (size_t at = parts; at < end; at += Head::Of(&needs_[at]).size) AddKeyOf(at, counts, words);
    return;
  }
  // Of the parts the one with the rarest words.
  size_t best = end, least = std::numeric_limits<size_t>::max();
  for (size_t at = parts; at < end; at += Head::Of(&needs_[at]).size) {
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
      // A reading completes cells: "Type | protocol" says "is".
      if (passage.kind == PassageKind::kTableCell) look.Look("is", words_);
    }
    begins_.push_back(words_.size());
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
    std::vector<size_t> counts(watch_.vocabulary_.size(), 0);
    counts[Vocabulary::kAnyText] = passages_.size();
    for (const WordNumber word : words_) {
      ++counts[word];
      here_[word] = said_[word] = unit_;
    }
    here_[Vocabulary::kAnyText] = said_[Vocabulary::kAnyText] = unit_;
    std::vector<WordNumber> key;
    for (WordNumber word = 0; word < counts.size(); ++word) {
      if (counts[word] == 0) continue;
      for (const size_t number : watch_.triggered_[word]) {
        if (looked_at_[number] == unit_) continue;
        looked_at_[number] = unit_;
        const size_t need = watch_.triggers_[number];
        if (!Fulfils(need, here_)) continue;
        any_ = true;
        watch_.AddKeyOf(need, counts, key);
        for (const WordNumber rare : key) triggered_[rare].push_back(number);
        key.clear();
        ForEachWord(std::span(watch_.needs_).subspan(need, Head::Of(&watch_.needs_[need]).size),
                    [&](uint32_t asked) { asked_[asked] = true; });
      }
    }
    size_t kept = 0;
    for (size_t passage = 0, i = 0; passage < passages_.size() && any_; ++passage) {
      begins_[passage] = kept;
      for (; i < begins_[passage + 1]; ++i) {
        if (asked_[words_[i]]) words_[kept++] = words_[i];
      }
    }
    if (any_) begins_.back() = kept;
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
    own_.clear();
    for (size_t i = begin; i < end; ++i) own_.push_back(i);
    const Passage& first = passages_[begin];
    if (first.table >= 0 && header_.begin < header_.end && passages_[header_.begin].table == first.table) {
      for (size_t i = header_.begin; i < header_.end; ++i) own_.push_back(i);
    }
    AddQuestionBefore(begin);
    around_ = own_;
    for (size_t i = begin; i < end; ++i) {
      const std::vector<int> context = surroundings_.ContextOf(static_cast<int>(i));
      around_.insert(around_.end(), context.begin(), context.end());
      // An item continues what introduces it.
      if (passages_[i].item_start && !context.empty()) own_.push_back(static_cast<size_t>(context.front()));
    }
    ++unit_;
    here_[Vocabulary::kAnyText] = unit_;
    std::sort(around_.begin(), around_.end());
    around_.erase(std::unique(around_.begin(), around_.end()), around_.end());
    for (const size_t passage : around_) {
      for (size_t i = begins_[passage]; i < begins_[passage + 1]; ++i) here_[words_[i]] = unit_;
    }
    said_[Vocabulary::kAnyText] = unit_;
    for (const size_t passage : own_) {
      for (size_t i = begins_[passage]; i < begins_[passage + 1]; ++i) said_[words_[i]] = unit_;
    }
    found_ = false;
    FindTriggered(Vocabulary::kAnyText, {begin, end});
    for (const size_t passage : around_) {
      for (size_t i = begins_[passage]; i < begins_[passage + 1]; ++i) FindTriggered(words_[i], {begin, end});
    }
    if (!found_) return;
    for (const size_t passage : around_) seen_.passages[passage] = true;
    for (size_t i = begin; i < end; ++i) MarkSiblings(i);
  }

  // The passage before that says something, and what lies between: an answer may follow its question.
  void AddQuestionBefore(size_t begin) {
    size_t at = begin;
    while (at > 0 && !spoken_[at - 1]) --at;
    while (at > 0 && passages_[at - 1].kind == PassageKind::kCode) {
      --at;
      while (at > 0 && !spoken_[at - 1]) --at;
    }
    if (at == 0) return;
    const Passage& before = passages_[at - 1];
    if (before.text.find('?') == std::string::npos && before.field != NoteField::kQuestion) return;
    for (size_t i = at - 1; i < begin; ++i) own_.push_back(i);
  }

  void FindTriggered(WordNumber word, Span unit) {
    for (const size_t number : triggered_[word]) {
      if (looked_at_[number] == unit_) continue;
      looked_at_[number] = unit_;
      if (!Fulfils(watch_.triggers_[number], here_)) continue;
      for (size_t passage = unit.begin; passage < unit.end; ++passage)
        seen_.places[number].push_back(static_cast<uint32_t>(passage));
      found_ = true;
    }
  }

  // `around` has `unit_` for the words that count where nothing must be said.
  bool Fulfils(size_t need, const std::vector<uint32_t>& around) const {
    const uint32_t* const needs = watch_.needs_.data();
    const Head head = Head::Of(needs + need);
    const std::vector<uint32_t>& here = head.said ? said_ : around;
    size_t at = need + Head::kSize;
    if (!head.all) {
      for (const size_t words = at + head.words; at < words; ++at) {
        if (here[needs[at]] == unit_) return true;
      }
    }
    for (const size_t end = need + head.size; at < end; at += Head::Of(needs + at).size) {
      if (Fulfils(at, here) != head.all) return !head.all;
    }
    return head.all;
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
  std::vector<WordNumber> words_;  // of all passages, one after another
  std::vector<size_t> begins_;     // of each passage in `words_`
  std::vector<bool> spoken_;       // passages with words
  Span header_;                    // passages of the last table's header row
  std::vector<size_t> around_;
  std::vector<size_t> own_;          // those of which a clause of the unit may have words
  std::vector<uint32_t> here_;       // for each word the last unit that has it in or around it
  std::vector<uint32_t> said_;       // the same for those in `own_`
  std::vector<uint32_t> looked_at_;  // for each trigger the last unit it was looked at in
  uint32_t unit_ = 0;
  std::vector<bool> asked_;                     // words of triggers that the file pulls
  std::vector<std::vector<size_t>> triggered_;  // word -> those triggers that are to be looked at where it stands
  bool any_ = false;                            // a trigger in this file
  bool found_ = false;                          // a trigger in this unit
  Seen seen_;
};

Watch::Seen Watch::Look(const CheckedFile& file) const { return FileLook(*this, file).Look(); }

}  // namespace emend::facts
