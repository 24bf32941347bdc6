#include "facts/releases.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <unordered_set>

#include "facts/lexicon.h"
#include "facts/stem.h"

namespace emend::facts {
namespace {

enum class Event : uint8_t { kNone, kAvailable, kAdded, kChanged, kDeprecated, kRemoved };

std::unordered_set<uint64_t> Stems(std::initializer_list<const char*> words) {
  std::unordered_set<uint64_t> out;
  for (const char* word : words) out.insert(StemHash(word));
  return out;
}

Event EventOf(const Token& token) {
  static const auto kAdded =
      Stems({"add",    "introduce", "since",    "new",          "available", "arrive", "land",    "come",
             "appear", "debut",     "ship",     "start",        "first",     "gain",   "receive", "bring",
             "get",    "launch",    "addition", "introduction", "from",      "onward", "support"});
  static const auto kChanged =
      Stems({"change", "rename", "become", "guarantee", "official", "officially", "switch", "promote"});
  static const auto kDeprecated = Stems({"deprecate", "deprecation", "deprecated"});
  static const auto kRemoved = Stems({"remove", "removal", "drop", "gone", "delete", "disappear", "discontinue",
                                      "unavailable", "dead", "die", "cease", "retire", "left"});
  if (kDeprecated.contains(token.stem)) return Event::kDeprecated;
  if (kRemoved.contains(token.stem)) return Event::kRemoved;
  if (kChanged.contains(token.stem)) return Event::kChanged;
  if (kAdded.contains(token.stem)) return Event::kAdded;
  return Event::kNone;
}

// "3" and "3.1" agree: one is only less exact. So do "3.1" and "3.1.0".
bool Agree(std::string_view a, std::string_view b) {
  const std::vector<int> left = ReadVersion(a);
  const std::vector<int> right = ReadVersion(b);
  const size_t common = std::min(left.size(), right.size());
  return std::equal(left.begin(), left.begin() + static_cast<long>(common), right.begin());
}

bool AgreesWithOne(const std::vector<std::string>& known, std::string_view version) {
  return std::any_of(known.begin(), known.end(), [&](const std::string& one) { return Agree(one, version); });
}

// "In 3.5 the order was arbitrary."
bool SpeaksOfThePast(const Clause& clause) {
  const auto says = [&](std::initializer_list<std::string_view> words) {
    return std::any_of(
        clause.tokens.begin() + static_cast<long>(clause.own), clause.tokens.end(),
        [&](const Token& token) { return std::find(words.begin(), words.end(), token.word) != words.end(); });
  };
  return says({"was", "were", "had", "did"}) && !says({"already"});
}

class ReleaseFinder {
 public:
  ReleaseFinder(const Subjects& features, const std::vector<Release>& releases, const Pattern& product,
                const Reading& reading)
      : releases_(releases), product_(product), reading_(reading), finder_(features, reading) {}

  std::vector<Falsehood> Find(std::span<const uint32_t> passages) {
    for (const uint32_t passage : passages) {
      for (const int clause : reading_.ClausesOf(static_cast<int>(passage))) ReadClause(clause);
    }
    return std::move(found_);
  }

 private:
  void ReadClause(int index) {
    const Clause& clause = reading_.clauses()[static_cast<size_t>(index)];
    if (clause.whole || !reading_.sentences()[static_cast<size_t>(clause.sentence)].asserted) return;
    const bool cell = reading_.file().passages[static_cast<size_t>(clause.passage)].kind == PassageKind::kTableCell;
    for (size_t at = cell ? 0 : clause.own; at < clause.tokens.size(); ++at) {
      const Token& token = clause.tokens[at];
      if (token.kind != TokenKind::kNumber || !IsVersion(clause, at)) continue;
      bool until = false;
      Event event = EventAt(clause, at, until);
      // A row's or column's header that is a version: its cells came with it.
      if (at < clause.own && !until && (event == Event::kNone || event == Event::kAvailable)) event = Event::kAdded;
      // A column of versions.
      if (at >= clause.own && cell && event == Event::kNone && IsBelowVersions(clause)) event = Event::kAdded;
      if (event == Event::kNone || (until && event != Event::kAdded)) continue;
      if (!clause.asserted && !until) continue;
      if (IsQuoted(clause, at)) continue;
      const bool denied = std::any_of(clause.denials.begin(), clause.denials.end(),
                                      [&](const Scope& scope) { return at >= scope.begin && at < scope.end; });
      if (denied != until) continue;
      // "Django 2.0 was not the first version with it".
      const bool denied_behind = std::any_of(clause.denials.begin(), clause.denials.end(), [&](const Scope& scope) {
        return scope.from > at && scope.from <= at + 3 && IsAuxiliary(clause.tokens[scope.from - 1]);
      });
      if (denied_behind && !until) continue;
      // "In 3.5 you could not rely on the order".
      if (event == Event::kAvailable && (!clause.denials.empty() || SpeaksOfThePast(clause))) continue;
      Judge(index, at, event);
    }
  }

  static bool IsBelowVersions(const Clause& clause) {
    return std::any_of(clause.tokens.begin(), clause.tokens.begin() + static_cast<long>(clause.own),
                       [](const Token& token) { return token.word == "version" || token.word == "release"; });
  }

  static bool IsQuoted(const Clause& clause, size_t at) {
    return std::any_of(clause.supposed.begin(), clause.supposed.end(), [&](const Span& span) {
      return at >= span.begin && at < span.end && span.end > span.begin + 3 &&
             std::find(clause.conditions.begin(), clause.conditions.end(), span) == clause.conditions.end();
    });
  }

  // A version of the product, if the rule names one; no other number.
  bool IsVersion(const Clause& clause, size_t at) const {
    if (at > 0 && !(clause.tokens[at].before & (kOpen | kComma))) {
      const Token& before = clause.tokens[at - 1];
      static const auto kPlain = Stems(
          {"in",    "since", "from",  "of",      "version",    "release",    "until",  "before", "with", "and",
           "or",    "by",    "to",    "at",      "on",         "than",       "v",      "as",     "only", "already",
           "after", "till",  "added", "removed", "introduced", "deprecated", "around", "is",     "was",  "python's"});
      const bool plain =
          kPlain.contains(before.stem) || before.kind == TokenKind::kNumber || EventOf(before) != Event::kNone;
      if (!plain && at >= clause.own + 1 && !product_.empty() &&
          !product_.Matches(std::span(clause.tokens).subspan(at >= 3 ? at - 3 : 0, at >= 3 ? 3 : at)))
        return false;
      if (!plain && product_.empty()) return clause.tokens[at].word.find('.') != std::string::npos;
      if (!plain) return true;
    }
    return clause.tokens[at].word.find('.') != std::string::npos;
  }

  // What the words around a version say that happened in it. `until`: "before 3.1", "until 3.1".
  Event EventAt(const Clause& clause, size_t at, bool& until) const {
    Event best = Event::kNone;
    const auto weigh = [&](Event event) { best = std::max(best, event); };
    bool in = false;
    for (size_t i = at; i-- > 0 && i + 9 > at;) {
      const Token& token = clause.tokens[i];
      if (token.kind == TokenKind::kNumber && token.word.find('.') != std::string::npos) break;
      if (token.word == "and" && best != Event::kNone) break;
      if (at - i <= 3 &&
          (token.word == "before" || token.word == "until" || token.word == "till" || (token.word == "prior")))
        until = true;
      in |= at - i <= 3 && (token.word == "in" || token.word == "with" || token.word == "on" || token.word == "under");
      weigh(EventOf(token));
    }
    if (best == Event::kNone || best == Event::kAdded) {
      for (size_t i = at + 1; i < clause.tokens.size() && i < at + 5; ++i) {
        if (clause.tokens[i].kind == TokenKind::kNumber || (clause.tokens[i].before & kComma)) break;
        weigh(EventOf(clause.tokens[i]));
      }
    }
    // "3.8 deprecated X, 3.10 removed it".
    if (at > clause.own && (clause.tokens[at].before & kComma) && at + 1 < clause.tokens.size() &&
        !(clause.tokens[at + 1].before & kComma) && EventOf(clause.tokens[at + 1]) != Event::kNone)
      best = EventOf(clause.tokens[at + 1]);
    if (until) return Event::kAdded;
    if (best == Event::kNone && in) return Event::kAvailable;
    return best;
  }

  void Judge(int index, size_t at, Event event) {
    const Clause& clause = reading_.clauses()[static_cast<size_t>(index)];
    std::optional<Group> group;
    bool inside = true;
    const auto& groups = finder_.GroupsOf(index);
    const bool version_first = !groups.empty() && FirstVersion(clause) < groups.front().begin;
    if (version_first) {
      for (const Group& candidate : groups) {
        if (candidate.begin > at) {
          group = candidate;
          break;
        }
      }
      if (!group) group = groups.back();
    } else {
      group = finder_.Resolve(index, {at}, inside);
    }
    // "For PostgreSQL with psycopg 3, since 5.1": a circumstance.
    if (group && inside && group->begin > clause.own && group->end <= at &&
        Is(clause.tokens[group->begin - 1], "with") && (clause.tokens[group->end].before & kComma))
      return;
    // "With psycopg 3 it came in 5.1": what "it" is was said before.
    if (group && inside && group->end < at && group->end < clause.tokens.size() && clause.previous < 0 &&
        IsAny(clause.tokens[group->end], {"it", "they"}) && IsAny(clause.tokens[clause.own], {"for", "with", "on"}))
      return;
    if (!group) return;
    const std::string_view version = clause.tokens[at].word;
    const bool wrong = std::any_of(group->members.begin(), group->members.end(), [&](int member) {
      return IsWrong(releases_[static_cast<size_t>(member)], event, version);
    });
    if (!wrong) return;
    size_t begin = at;
    size_t end = at + 1;
    if (inside) {
      if (group->begin >= clause.own) begin = std::min(begin, group->begin);
      end = std::max(end, group->end);
    }
    if (at < clause.own) begin = inside && group->begin >= clause.own ? group->begin : clause.own;
    const Token& first = clause.tokens[begin];
    const Token& last = clause.tokens[std::max(end, begin + 1) - 1];
    const bool known = std::any_of(found_.begin(), found_.end(), [&](const Falsehood& other) {
      return other.passage == static_cast<size_t>(clause.passage) && other.span.begin < last.span.end &&
             first.span.begin < other.span.end;
    });
    if (!known && first.passage == last.passage)
      found_.push_back({static_cast<size_t>(clause.passage),
                        {first.span.begin, last.span.end},
                        static_cast<size_t>(group->members.front())});
  }

  static size_t FirstVersion(const Clause& clause) {
    for (size_t i = 0; i < clause.tokens.size(); ++i) {
      if (clause.tokens[i].kind == TokenKind::kNumber && clause.tokens[i].word.find('.') != std::string::npos) return i;
    }
    return clause.tokens.size();
  }

  static bool IsWrong(const Release& release, Event event, std::string_view version) {
    const auto gainsays = [&](const std::vector<std::string>& known) {
      return !known.empty() && !AgreesWithOne(known, version);
    };
    switch (event) {
      case Event::kAdded:
        return gainsays(release.added) && !(!release.changed.empty() && AgreesWithOne(release.changed, version));
      case Event::kChanged:
        return gainsays(release.changed) && !AgreesWithOne(release.added, version);
      case Event::kDeprecated:
        return gainsays(release.deprecated);
      case Event::kRemoved:
        return gainsays(release.removed);
      case Event::kAvailable:
        return gainsays(release.added) && ReadVersion(version) < ReadVersion(release.added.front());
      case Event::kNone:
        return false;
    }
    return false;
  }

  const std::vector<Release>& releases_;
  const Pattern& product_;
  const Reading& reading_;
  SubjectFinder finder_;
  std::vector<Falsehood> found_;
};

}  // namespace

std::vector<int> ReadVersion(std::string_view version) {
  std::vector<int> out;
  const char* at = version.data();
  const char* const end = at + version.size();
  while (at < end) {
    int part = 0;
    const auto [rest, code] = std::from_chars(at, end, part);
    if (code != std::errc()) break;
    out.push_back(part);
    at = rest < end ? rest + 1 : end;
  }
  return out;
}

std::vector<Falsehood> FindWrongReleases(const Subjects& features, const std::vector<Release>& releases,
                                         const Pattern& product, const Reading& reading,
                                         std::span<const uint32_t> passages) {
  return ReleaseFinder(features, releases, product, reading).Find(passages);
}

}  // namespace emend::facts
