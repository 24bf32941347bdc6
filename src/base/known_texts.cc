#include "base/known_texts.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/ascii.h"

namespace emend {
namespace {

constexpr size_t kShortest = 2;         // bytes of a literal that tells something
constexpr size_t kLongestKnown = 1000;  // bytes of a match that are counted

using Texts = KnownTexts::Texts;

size_t ShortestOf(const std::vector<std::string>& texts) {
  size_t shortest = std::string::npos;
  for (const std::string& text : texts) shortest = std::min(shortest, text.size());
  return shortest;
}

// A letter or a space stands everywhere, a sign does not.
bool Tells(const std::string& text) {
  if (text.size() != 1) return text.size() >= kShortest;
  const char c = AsciiLower(text[0]);
  return c > ' ' && (c < 'a' || c > 'z') && (c < '0' || c > '9');
}

bool AllTell(const Texts& texts) {
  return texts && !texts->empty() && std::all_of(texts->begin(), texts->end(), Tells);
}

// The texts of `head` with those of `tail` behind them; none where they are too many.
Texts Spell(const Texts& head, const Texts& tail) {
  if (!head || !tail || head->size() * tail->size() > KnownTexts::kMost) return std::nullopt;
  std::vector<std::string> texts;
  for (const std::string& first : *head) {
    for (const std::string& second : *tail) texts.push_back(first + second);
  }
  return texts;
}

void Append(std::vector<std::string>& texts, std::vector<std::string> more) {
  texts.insert(texts.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

// None where there is none of a part, or too many in all.
template <typename Select>
Texts Union(const std::vector<KnownTexts>& parts, Select select) {
  std::vector<std::string> all;
  for (const KnownTexts& part : parts) {
    Texts texts = select(part);
    if (!texts || all.size() + texts->size() > KnownTexts::kMost) return std::nullopt;
    Append(all, std::move(*texts));
  }
  return all;
}

bool IsEmpty(const KnownTexts& known) {
  return known.exact && known.exact->size() == 1 && known.exact->front().empty();
}

}  // namespace

KnownTexts KnownTexts::Nothing(size_t least) {
  KnownTexts nothing;
  nothing.least = least;
  return nothing;
}

KnownTexts KnownTexts::Exact(std::vector<std::string> texts) {
  KnownTexts known;
  known.least = ShortestOf(texts);
  for (size_t i = 0; i < texts.size(); ++i) {
    ByteMask bytes;
    bytes.InsertAll(texts[i]);
    if (i == 0)
      known.needed = bytes;
    else
      known.needed &= bytes;
  }
  known.exact = std::move(texts);
  return known;
}

Texts KnownTexts::Required() && {
  Texts best = std::move(any);
  for (Texts* texts : {&exact, &begins, &ends}) {
    if (AllTell(*texts)) best = MoreTelling(std::move(best), std::move(*texts));
  }
  return best;
}

Texts MoreTelling(Texts a, Texts b) {
  if (!a || !b) return a ? std::move(a) : std::move(b);
  const size_t shortest_a = ShortestOf(*a), shortest_b = ShortestOf(*b);
  if (shortest_a != shortest_b) return shortest_a > shortest_b ? std::move(a) : std::move(b);
  return a->size() <= b->size() ? std::move(a) : std::move(b);
}

KnownTexts JoinTexts(KnownTexts a, KnownTexts b) {
  KnownTexts both = KnownTexts::Nothing(std::min(a.least + b.least, kLongestKnown));
  both.needed = a.needed;
  both.needed |= b.needed;
  both.at_begin = a.at_begin || (IsEmpty(a) && b.at_begin);
  both.at_end = b.at_end || (IsEmpty(b) && a.at_end);
  if (a.exact && b.exact) {
    both.exact = Spell(a.exact, b.exact);
    if (both.exact) both.least = ShortestOf(*both.exact);
    if (both.exact) return both;
  }
  Texts middle = Spell(a.back(), b.front());
  both.begins = a.exact ? Spell(a.exact, b.front()) : a.begins;
  if (!both.begins) both.begins = a.exact;
  both.ends = b.exact ? Spell(a.back(), b.exact) : b.ends;
  if (!both.ends) both.ends = b.exact;
  both.any = MoreTelling(std::move(a).Required(), std::move(b).Required());
  if (AllTell(middle)) both.any = MoreTelling(std::move(both.any), std::move(middle));
  return both;
}

KnownTexts AnyOfTexts(std::vector<KnownTexts> parts) {
  KnownTexts all = KnownTexts::Nothing(kLongestKnown);
  all.at_begin = all.at_end = true;
  all.needed = parts.front().needed;
  for (const KnownTexts& part : parts) {
    all.least = std::min(all.least, part.least);
    all.needed &= part.needed;
    all.at_begin = all.at_begin && part.at_begin;
    all.at_end = all.at_end && part.at_end;
  }
  all.exact = Union(parts, [](const KnownTexts& part) { return part.exact; });
  if (all.exact) return all;
  all.begins = Union(parts, [](const KnownTexts& part) { return part.front(); });
  all.ends = Union(parts, [](const KnownTexts& part) { return part.back(); });
  all.any.emplace();
  for (KnownTexts& part : parts) {
    Texts required = std::move(part).Required();
    if (!required) {
      all.any.reset();
      break;
    }
    Append(*all.any, std::move(*required));
  }
  return all;
}

KnownTexts RepeatTexts(const KnownTexts& one, size_t least, bool most) {
  constexpr size_t kSpelled = 4;
  KnownTexts all = one;
  for (size_t i = 1; i < std::min(least, kSpelled); ++i) all = JoinTexts(std::move(all), one);
  all.least = std::min(one.least * least, kLongestKnown);
  if (most && least <= kSpelled) return all;
  if (all.exact) all.begins = all.ends = all.exact;
  all.any = KnownTexts(all).Required();
  all.exact.reset();
  return all;
}

}  // namespace emend
