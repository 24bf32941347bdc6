#include "facts/subjects.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "facts/continuation.h"
#include "facts/lexicon.h"
#include "facts/stem.h"

namespace emend::facts {
namespace {

bool Contains(const std::vector<int>& members, int member) {
  return std::find(members.begin(), members.end(), member) != members.end();
}

void Join(std::vector<int>& members, const std::vector<int>& more) {
  for (const int member : more) {
    if (!Contains(members, member)) members.push_back(member);
  }
}

bool SameMembers(std::vector<int> a, std::vector<int> b) {
  std::sort(a.begin(), a.end());
  std::sort(b.begin(), b.end());
  return a == b;
}

// "…, whereas the other one is": a clause that sets another subject against the one before it.
bool HasOwnSubject(const Clause& clause, size_t predicate) {
  for (size_t i = clause.own; i < clause.tokens.size() && i < clause.own + 3 && i < predicate; ++i) {
    if (IsAny(clause.tokens[i], {"remaining", "others", "other", "rest"})) return true;
  }
  if (clause.own > 0 || !IsAny(clause.tokens[0], {"whereas", "while", "whilst", "although", "though", "but"}))
    return false;
  if (predicate <= 1 || clause.tokens.size() < 2) return false;
  const Token& next = clause.tokens[1];
  if (IsPronoun(next) || IsAuxiliary(next) || IsAny(next, {"you", "we", "there", "one"})) return false;
  // A verb: "but leaves", "while keeping".
  if (next.word.ends_with("ing") || next.word.ends_with("ed") ||
      IsAny(next, {"not", "never", "only", "also", "still", "then", "does"}))
    return false;
  for (size_t i = 1; i < predicate; ++i) {
    if (IsAuxiliary(clause.tokens[i])) return true;
  }
  return predicate >= 2 && !(next.word.ends_with('s') && !next.word.ends_with("ss"));
}

// "SOAP is …": a name that is none of the rule's begins the clause.
bool BeginsWithName(const Clause& clause, const Matched& matched) {
  size_t at = clause.own;
  const auto& tokens = clause.tokens;
  if (at < tokens.size() && IsAny(tokens[at], {"and", "but", "so", "because", "whereas", "while", "although", "though",
                                               "in", "with", "for", "on", "under", "nor"}))
    ++at;
  if (at + 1 >= tokens.size() || std::binary_search(matched.begin(), matched.end(), at)) return false;
  const Token& token = tokens[at];
  if (token.kind != TokenKind::kWord || IsPronoun(token) || IsFiller(token) || IsAuxiliary(token) ||
      token.as_written.empty())
    return false;
  const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  const bool mixed = std::any_of(token.as_written.begin() + 1, token.as_written.end(), capital);
  const Token& next = tokens[at + 1];
  if (mixed && token.as_written.size() > 1) return true;
  if (!capital(token.as_written[0]) || token.word.ends_with('s')) return false;
  return IsAny(next, {"is", "does", "has", "can", "was", "will", "uses", "supports", "stores", "provides", "keeps",
                      "allows", "runs", "sends"});
}

// "`docker run -P` publishes": words in code, which are none of the rule's, with a verb of their own.
bool BeginsWithCall(const Clause& clause, const Matched& matched) {
  const auto& tokens = clause.tokens;
  size_t at = clause.own;
  while (at < tokens.size() && tokens[at].code && !std::binary_search(matched.begin(), matched.end(), at)) ++at;
  if (at == clause.own || at >= tokens.size() || tokens[at].code) return false;
  const std::string_view word = tokens[at].word;
  return !(tokens[at].before & (kComma | kColon | kDash)) && word.size() > 3 && word.ends_with('s') &&
         !word.ends_with("ss") && !IsAuxiliary(tokens[at]);
}

// "I'd choose WebSocket, as it …": a name that is none of the rule's.
bool NamesOther(const Clause& clause) {
  return std::any_of(
      clause.tokens.begin() + static_cast<long>(clause.own), clause.tokens.end(), [](const Token& token) {
        const std::string_view written = token.as_written;
        return !token.code && written.size() > 3 && token.kind == TokenKind::kWord &&
               std::any_of(written.begin() + 1, written.end(), [](char c) { return c >= 'A' && c <= 'Z'; }) &&
               std::any_of(written.begin(), written.end(), [](char c) { return c >= 'a' && c <= 'z'; });
      });
}

// "With a JWT there is no such row", "Django's admin needs a login": a sentence that turns to another thing than the
// one before it.
bool TurnsToOther(const Clause& clause, const Matched& matched) {
  const auto& tokens = clause.tokens;
  size_t at = clause.own;
  if (at > 0) return false;
  const bool fronted = IsAny(tokens[at], {"with", "for", "in", "on", "under", "at", "between", "unlike"});
  if (!fronted) return false;
  for (size_t i = at + 1; i < tokens.size() && i < at + 6; ++i) {
    if (std::binary_search(matched.begin(), matched.end(), i)) {
      if (tokens[i].capitals) return true;
      if (matched.size() > 1) return false;
    }
    if (tokens[i].before & kComma) break;
    if (IsAuxiliary(tokens[i]) || IsPronoun(tokens[i])) break;
    if (IsName(tokens[i])) return true;
  }
  return false;
}

// "HTTP is the usual protocol for REST": not said of REST.
bool IsSaidOfOther(const Clause& clause, const Group& after, const Matched& matched) {
  const auto& tokens = clause.tokens;
  const size_t at = clause.own;
  if (at + 1 >= matched.front() + 1 || at + 1 >= tokens.size() || after.begin == 0) return false;
  if (!IsAny(tokens[after.begin - 1], {"for", "of", "with", "by", "in"}) ||
      !IsAny(tokens[at + 1], {"is", "was", "are"}))
    return false;
  const Token& token = tokens[at];
  return !token.code && token.kind == TokenKind::kWord && !IsPronoun(token) && !IsFiller(token) &&
         !IsAny(token, {"you", "we", "there", "what", "here"}) &&
         !std::binary_search(matched.begin(), matched.end(), at) && token.as_written.size() > 1 &&
         token.as_written[0] >= 'A' && token.as_written[0] <= 'Z' && token.as_written[1] >= 'A' &&
         token.as_written[1] <= 'Z';
}

// "OAuth and other mechanisms", "401 …, 403 …, 405 Method": items of one list, not a subject and what is said of it.
bool IsOtherItem(const std::vector<Token>& tokens, const Group& group, const Matched& matched) {
  if (group.end >= matched.front()) return false;
  size_t commas = 0;
  bool name = false;
  for (size_t i = group.end; i < matched.front(); ++i) {
    if (IsAuxiliary(tokens[i])) return false;
    commas += (tokens[i].before & kComma) != 0;
    name |= tokens[i].kind == TokenKind::kNumber;
  }
  // "chaining, groups, and callbacks": the next item itself.
  if (matched.size() == 1 && matched.front() == group.end + 1 && IsAny(tokens[group.end], {"and", "or"})) return true;
  if (IsAny(tokens[group.end], {"and", "or", "plus"}) && group.end + 1 < tokens.size())
    return IsAny(tokens[group.end + 1], {"other", "others", "similar", "another", "all", "everything", "anything"});
  return commas >= 2 && name;
}

}  // namespace

const std::vector<Group>& SubjectFinder::GroupsOf(int clause) {
  const auto found = groups_.find(clause);
  if (found != groups_.end()) return found->second;
  return groups_[clause] = Read(reading_.clauses()[static_cast<size_t>(clause)]);
}

std::optional<Group> SubjectFinder::Resolve(int index, const Matched& matched, bool& inside) {
  const Clause& clause = reading_.clauses()[static_cast<size_t>(index)];
  inside = false;
  if (const auto one = OneOfTwo(index); one) return one;
  if (clause.own > 0 && SpeaksOfSeveral(index)) return std::nullopt;
  inside = true;
  const Group* before = nullptr;
  const Group* after = nullptr;
  for (const Group& group : GroupsOf(index)) {
    if (group.aside || (clause.elliptic && group.begin < clause.own)) continue;
    const bool overlaps = std::any_of(matched.begin(), matched.end(),
                                      [&](size_t token) { return token >= group.begin && token < group.end; });
    if (overlaps) continue;
    if (group.begin < matched.front()) {
      before = &group;
    } else if (!after) {
      after = &group;
    }
  }
  // "Which protocol is for logins, A or B?" — "A."
  if (clause.own > 0 && !clause.elliptic && matched.back() < clause.own) {
    for (const Group& group : GroupsOf(index)) {
      if (!group.aside && group.begin >= clause.own && group.begin <= clause.own + 1) return group;
    }
  }
  // "PostgreSQL defaults to A, MySQL to B": the nearer one is meant.
  for (const Group& group : GroupsOf(index)) {
    if (group.aside || group.begin <= matched.front() || group.end > matched.back() ||
        (clause.elliptic && group.begin < clause.own))
      continue;
    if (std::any_of(matched.begin(), matched.end(),
                    [&](size_t token) { return token >= group.begin && token < group.end; }))
      continue;
    const bool begins = (clause.tokens[group.begin].before & kComma) || IsAny(clause.tokens[group.begin - 1], {"and"});
    if (before && begins) return group;
  }
  // "is replaced by PUT".
  const size_t end = matched.back() + 1;
  if (after && after->begin > end && after->begin <= end + 2 && clause.tokens[after->begin - 1].word == "by")
    return *after;
  if (after && after->begin > end && after->begin <= end + 3 && clause.tokens[end].word == "by") return *after;
  if (before && IsOtherItem(clause.tokens, *before, matched)) return std::nullopt;
  // "EXPOSE has one use: `docker run -P` publishes the ports".
  if (before && before->end <= clause.own && BeginsWithCall(clause, matched)) return std::nullopt;
  if (before) return *before;
  if (after && IsSaidOfOther(clause, *after, matched)) return std::nullopt;
  if (after) return *after;
  inside = false;
  if (clause.elliptic || HasOwnSubject(clause, matched.front()) || BeginsWithName(clause, matched) ||
      (clause.own == 0 && BeginsWithCall(clause, matched)) || (clause.previous < 0 && TurnsToOther(clause, matched)))
    return std::nullopt;
  return Inherit(index);
}

// `f(null=True, blank=True)  # NULL in the table, optional in forms`: a comment on code that names several subjects.
bool SubjectFinder::SpeaksOfSeveral(int index) {
  const Clause& clause = reading_.clauses()[static_cast<size_t>(index)];
  if (reading_.file().passages[static_cast<size_t>(clause.passage)].kind != PassageKind::kCode) return false;
  std::vector<int> named;
  for (const Group& group : GroupsOf(index)) {
    if (group.begin < clause.own) Join(named, group.members);
  }
  return named.size() > 1;
}

// "…: the latter is permanent" speaks of the last one named.
std::optional<Group> SubjectFinder::OneOfTwo(int index) {
  const Clause& clause = reading_.clauses()[static_cast<size_t>(index)];
  bool latter = false;
  bool former = false;
  for (size_t i = clause.own; i < clause.tokens.size() && i < clause.own + 4; ++i) {
    latter |= clause.tokens[i].word == "latter";
    former |= clause.tokens[i].word == "former";
  }
  if (latter == former) return std::nullopt;
  for (int previous = clause.own > 0 ? index : clause.previous; previous >= 0;
       previous = reading_.clauses()[static_cast<size_t>(previous)].previous) {
    std::vector<int> named;
    for (const Group& group : GroupsOf(previous)) Join(named, group.members);
    if (named.size() < 2) continue;
    Group one;
    one.members.push_back(latter ? named.back() : named.front());
    return one;
  }
  return std::nullopt;
}

// The one group that `clauses` name; with `first`, the first of several.
std::optional<Group> SubjectFinder::OnlyGroup(const std::vector<int>& clauses, bool first) {
  std::optional<Group> found;
  for (const int clause : clauses) {
    for (const Group& group : GroupsOf(clause)) {
      if (group.aside) continue;
      if (found && !SameMembers(found->members, group.members)) return first ? found : Group{};
      if (!found) found = group;
    }
  }
  return found;
}

// Whether other items of the passage's list begin with subjects: then this one speaks of another one, that is not
// known.
bool SubjectFinder::SiblingsAreNamed(int passage) {
  const auto& passages = reading_.file().passages;
  const Passage& item = passages[static_cast<size_t>(passage)];
  if (item.list_depth == 0 || !item.item_start) return false;
  const auto named = [&](int other) {
    const Span range = reading_.SentencesOf(other);
    if (range.empty() || reading_.sentences()[range.begin].clauses.empty()) return false;
    const auto& groups = GroupsOf(reading_.sentences()[range.begin].clauses.front());
    return !groups.empty() && groups.front().begin <= 1;
  };
  for (const int step : {-1, 1}) {
    for (int i = passage + step; i >= 0 && i < static_cast<int>(passages.size()) && i != passage + 40 * step;
         i += step) {
      const Passage& other = passages[static_cast<size_t>(i)];
      if (other.list_depth == 0 || other.note != item.note || other.field != item.field) break;
      if (other.list_depth < item.list_depth) break;
      if (other.item_start && other.list_depth == item.list_depth && named(i)) return true;
    }
  }
  return false;
}

// "Mutable: list, dict": a label is said of what follows it, not of what was named before.
bool SubjectFinder::IsLabel(int index) {
  const Clause& clause = reading_.clauses()[static_cast<size_t>(index)];
  if (clause.own > 0 || clause.tokens.size() > kFragmentWords || clause.pronoun) return false;
  const std::vector<int>& clauses = reading_.sentences()[static_cast<size_t>(clause.sentence)].clauses;
  const auto next = std::upper_bound(clauses.begin(), clauses.end(), index);
  if (next == clauses.end()) return false;
  const Clause& labelled = reading_.clauses()[static_cast<size_t>(*next)];
  // "An extra query for the other side: prefetch_related": the name comes behind.
  const std::vector<Group>& groups = GroupsOf(*next);
  const bool named = std::any_of(groups.begin(), groups.end(),
                                 [&](const Group& group) { return group.begin == labelled.own && !group.aside; });
  return labelled.previous == index && labelled.own == clause.tokens.size() && (clause.tokens.size() <= 3 || named) &&
         std::none_of(clause.tokens.begin(), clause.tokens.end(), IsAuxiliary);
}

std::optional<Group> SubjectFinder::Inherit(int index) {
  if (IsLabel(index)) return std::nullopt;
  const Clause& clause = reading_.clauses()[static_cast<size_t>(index)];
  const auto usable = [](std::optional<Group> group) {
    if (group) group->only = false;
    return group && group->members.empty() ? std::nullopt : group;
  };
  // "Everything else (POST, PUT) is …": named in brackets behind the subject.
  for (const int other : reading_.sentences()[static_cast<size_t>(clause.sentence)].clauses) {
    const Clause& inner = reading_.clauses()[static_cast<size_t>(other)];
    if (!inner.inserted || inner.previous != index || GroupsOf(other).empty()) continue;
    if (GroupsOf(other).front().aside) return std::nullopt;  // "can be null (unlike a primary key)"
    return usable(GroupsOf(other).front());
  }
  // "…, or Daphne for ASGI (async support)": what stands in brackets speaks of what was named last before them.
  if (clause.inserted && clause.own < clause.tokens.size()) {
    const Group* nearest = nullptr;
    size_t place = 0;
    const size_t here = clause.tokens[clause.own].span.begin;
    for (const int other : reading_.sentences()[static_cast<size_t>(clause.sentence)].clauses) {
      const Clause& outer = reading_.clauses()[static_cast<size_t>(other)];
      if (other == index) continue;
      for (const Group& group : GroupsOf(other)) {
        const size_t begin = outer.tokens[group.begin].span.begin;
        if (group.begin < outer.own || begin >= here || begin < place) continue;
        nearest = &group;
        place = begin;
      }
    }
    if (nearest != nullptr) return usable(*nearest);
  }
  // Clauses before it in the sentence: "…, which is" speaks of what was named last, else the first is the subject.
  for (int previous = clause.previous; previous >= 0;
       previous = reading_.clauses()[static_cast<size_t>(previous)].previous) {
    std::vector<Group> groups;
    for (const Group& group : GroupsOf(previous)) {
      if (!group.aside) groups.push_back(group);
    }
    // "The rest (POST, PUT) may change state, so they …".
    for (const int other : reading_.sentences()[static_cast<size_t>(clause.sentence)].clauses) {
      const Clause& inner = reading_.clauses()[static_cast<size_t>(other)];
      if (groups.empty() && inner.inserted && inner.previous == previous && other != index && !GroupsOf(other).empty())
        groups.push_back(GroupsOf(other).front());
    }
    const Clause& before = reading_.clauses()[static_cast<size_t>(previous)];
    if (groups.empty() && clause.pronoun && NamesOther(before)) return std::nullopt;
    if (groups.empty()) continue;
    // "The cookie isn't HttpOnly, since …": not said of that.
    const bool predicate = std::any_of(before.denials.begin(), before.denials.end(), [&](const Scope& scope) {
      return scope.role == Role::kNegate && scope.from > before.own && IsAuxiliary(before.tokens[scope.from - 1]) &&
             groups.front().begin >= scope.begin && groups.front().begin < scope.begin + 2;
    });
    if (predicate) return std::nullopt;
    return usable(clause.relative ? groups.back() : groups.front());
  }
  if (clause.verdict && clause.own > 0) return std::nullopt;
  // "Logged in but not allowed: 403" speaks of what stands behind the colon.
  for (const int other : reading_.sentences()[static_cast<size_t>(clause.sentence)].clauses) {
    const Clause& behind = reading_.clauses()[static_cast<size_t>(other)];
    if (other <= index || behind.own >= behind.tokens.size() || !(behind.tokens[behind.own].before & kColon)) continue;
    for (const Group& group : GroupsOf(other)) {
      if (group.begin == behind.own && !group.aside) return usable(group);
    }
  }
  // The sentences before it.
  const Sentence* sentence = &reading_.sentences()[static_cast<size_t>(clause.sentence)];
  for (int steps = 0; steps < 3 && sentence->previous >= 0; ++steps) {
    sentence = &reading_.sentences()[static_cast<size_t>(sentence->previous)];
    if (const auto group = OnlyGroup(sentence->clauses, false)) return usable(group);
  }
  if (SiblingsAreNamed(clause.passage)) return std::nullopt;
  for (const int passage : reading_.ContextOf(clause.passage)) {
    const Span range = reading_.SentencesOf(passage);
    std::vector<int> clauses;
    for (size_t i = range.begin; i < range.end; ++i) {
      clauses.insert(clauses.end(), reading_.sentences()[i].clauses.begin(), reading_.sentences()[i].clauses.end());
    }
    const auto group = OnlyGroup(clauses, false);
    if (!group) continue;
    // "What is the difference between PUT and PATCH?": what follows speaks of one of them, nobody knows which.
    const bool of_several = group->members.size() > 1 && !group->many && !clause.pronoun && !clause.verdict &&
                            reading_.file().passages[static_cast<size_t>(passage)].field == NoteField::kQuestion;
    return of_several ? std::nullopt : usable(group);
  }
  return std::nullopt;
}

}  // namespace emend::facts
