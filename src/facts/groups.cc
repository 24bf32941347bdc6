// The subjects that a clause names, with those that stand together as one group.
#include <algorithm>
#include <string_view>
#include <utility>

#include "facts/lexicon.h"
#include "facts/longest.h"
#include "facts/stem.h"
#include "facts/subjects.h"

namespace emend::facts {
namespace {

struct Mention {
  size_t begin;
  size_t end;
  const SubjectName* name;
};

// Nouns that only say what kind of thing the name before them is: "GET requests".
bool IsClassNoun(const Token& token) {
  static const auto* kStems = new std::vector<uint64_t>{
      StemHash("method"),   StemHash("request"), StemHash("verb"),   StemHash("operation"), StemHash("call"),
      StemHash("response"), StemHash("code"),    StemHash("status"), StemHash("error"),     StemHash("type"),
      StemHash("object"),   StemHash("command"), StemHash("field"),  StemHash("level"),     StemHash("queue"),
      StemHash("exchange"), StemHash("task"),    StemHash("query"),  StemHash("instance"),  StemHash("value"),
      StemHash("join"),     StemHash("join"),    StemHash("clause"), StemHash("database"),  StemHash("option"),
      StemHash("mode")};
  return std::find(kStems->begin(), kStems->end(), token.stem) != kStems->end();
}

// Whether the words between two mentions join them: "GET, HEAD", "both GET and HEAD", "GET as well as HEAD".
bool Joins(const std::vector<Token>& tokens, size_t from, size_t to) {
  bool joined = to < tokens.size() && (tokens[to].before & (kComma | kSlash));
  for (size_t i = from; i < to; ++i) {
    if (tokens[i].before & (kComma | kSlash)) joined = true;
    if (tokens[i].before & (kColon | kSemicolon | kDash)) return false;
    if (IsAny(tokens[i], {"and", "or", "nor", "plus", "like", "as"})) {
      joined = true;
    } else if (!IsAny(tokens[i], {"well", "both", "with", "even", "an", "a", "the"}) && !IsFiller(tokens[i]) &&
               !IsClassNoun(tokens[i])) {
      return false;
    }
  }
  return joined;
}

bool Contains(const std::vector<int>& members, int member) {
  return std::find(members.begin(), members.end(), member) != members.end();
}

void Join(std::vector<int>& members, const std::vector<int>& more) {
  for (const int member : more) {
    if (!Contains(members, member)) members.push_back(member);
  }
}

// "all methods except POST": words before `at` that take what follows out.
bool TakesOut(const std::vector<Token>& tokens, size_t at) {
  for (size_t i = at; i-- > 0 && i + 5 > at;) {
    if (IsAny(tokens[i], {"except", "excluding", "besides", "exception"})) return true;
    if (i + 1 < tokens.size() && IsAny(tokens[i], {"other"}) && IsAny(tokens[i + 1], {"than"})) return true;
    if (i + 1 < tokens.size() && IsAny(tokens[i], {"apart", "aside"}) && IsAny(tokens[i + 1], {"from"})) return true;
    if (IsAny(tokens[i], {"but"}) && i + 1 == at) return true;
    if (!IsFiller(tokens[i]) && !IsAny(tokens[i], {"for", "of", "from", "than"}) && !IsClassNoun(tokens[i]))
      return false;
  }
  return false;
}

bool SaysOnly(const std::vector<Token>& tokens, const Group& group) {
  // "only GET", "GET alone".
  for (size_t i = group.begin; i-- > 0 && i + 3 > group.begin;) {
    if (tokens[i].before & kGlued) break;  // "read-only"
    if (IsAny(tokens[i], {"only", "solely", "exclusively"})) return i == 0 || !IsAny(tokens[i - 1], {"not", "the"});
    if (!IsFiller(tokens[i]) && !IsClassNoun(tokens[i]) && !IsAny(tokens[i], {"http"})) break;
  }
  if (group.end < tokens.size() && IsAny(tokens[group.end], {"alone", "only"}) && !(tokens[group.end].before & kComma))
    return true;
  // "The only safe methods are GET and HEAD", "GET is the only safe method".
  for (size_t i = 0; i + 1 < tokens.size(); ++i) {
    if (IsAny(tokens[i], {"the"}) && IsAny(tokens[i + 1], {"only"}) &&
        (i + 2 < group.begin ? i + 8 > group.begin : i < group.end + 3 && i > 0 && IsAuxiliary(tokens[i - 1])))
      return true;
  }
  return false;
}

}  // namespace

std::vector<Group> SubjectFinder::Read(const Clause& clause) const {
  std::vector<Mention> mentions;
  for (const SubjectName& name : subjects_.names()) {
    for (const Matched& matched : name.says.FindAll(clause.tokens))
      mentions.push_back({matched.front(), matched.back() + 1, &name});
  }
  std::vector<Group> groups;
  for (const Mention& mention : KeepLongest(std::move(mentions))) {
    Group group{
        mention.begin, mention.end, mention.name->members, mention.name->all || mention.name->members.size() > 1,
        false,         false};
    group.aside = std::any_of(clause.asides.begin(), clause.asides.end(),
                              [&](const Span& span) { return group.begin >= span.begin && group.begin < span.end; });
    if (!groups.empty() && TakesOut(clause.tokens, group.begin)) {
      if (groups.back().many)
        std::erase_if(groups.back().members, [&](int member) { return Contains(group.members, member); });
      // "All methods are idempotent except PUT": what is said stands between.
      const bool beside = std::none_of(clause.tokens.begin() + static_cast<long>(groups.back().end),
                                       clause.tokens.begin() + static_cast<long>(group.begin), IsAuxiliary);
      if (groups.back().many && beside) groups.back().end = group.end;
      continue;
    }
    if (!groups.empty() && groups.back().aside == group.aside &&
        (Joins(clause.tokens, groups.back().end, group.begin) ||
         (groups.back().many && TakesOut(clause.tokens, groups.back().begin)))) {
      // "all methods except POST and PATCH": the second one is taken out too.
      const bool taken_out =
          groups.back().many &&
          std::any_of(clause.tokens.begin() + static_cast<long>(groups.back().begin),
                      clause.tokens.begin() + static_cast<long>(group.begin), [](const Token& token) {
                        return IsAny(token, {"except", "excluding", "exception", "but", "than", "besides"});
                      });
      if (taken_out) {
        std::erase_if(groups.back().members, [&](int member) { return Contains(group.members, member); });
      } else {
        Join(groups.back().members, group.members);
        groups.back().many |= group.many;
      }
      groups.back().end = group.end;
      continue;
    }
    groups.push_back(std::move(group));
  }
  // "A chord is a group with a callback" speaks of the chord.
  for (size_t i = 1; i < groups.size(); ++i) {
    if (groups[i - 1].many || groups[i - 1].aside || groups[i].begin <= groups[i - 1].end) continue;
    bool is = false;
    bool plain = true;
    for (size_t at = groups[i - 1].end; at < groups[i].begin; ++at) {
      const Token& token = clause.tokens[at];
      if (token.before & (kComma | kColon)) plain = false;
      if (IsAny(token, {"is", "are", "was"})) {
        is = true;
      } else if (!IsFiller(token) && !IsClassNoun(token)) {
        plain = false;
      }
    }
    if (is && plain) groups[i].aside = true;
  }
  // "pull: fetch + merge" speaks of the pull.
  for (size_t i = 1; i < groups.size(); ++i) {
    const bool label = !groups[i - 1].many && groups[i - 1].begin == 0 && groups[i - 1].end == clause.own &&
                       groups[i].begin == clause.own;
    if (label && std::none_of(clause.tokens.begin() + static_cast<long>(clause.own), clause.tokens.end(), IsAuxiliary))
      groups[i].aside = true;
  }
  // "Like PUT, it is idempotent": compared with.
  if (!groups.empty() && groups.front().begin == clause.own + 1 && clause.tokens[clause.own].word == "like" &&
      groups.front().members.size() == 1 && groups.front().end < clause.tokens.size() &&
      (clause.tokens[groups.front().end].before & kComma))
    groups.front().aside = true;
  // "No, it is a group plus a callback" speaks of what "it" stands for.
  if (!groups.empty() && groups.front().begin >= clause.own + 2) {
    size_t at = groups.front().begin;
    while (at > clause.own && IsAny(clause.tokens[at - 1], {"a", "an", "the", "just", "only", "really", "simply"}))
      --at;
    if (at >= clause.own + 2 && IsAny(clause.tokens[at - 1], {"is", "s", "are"}) &&
        IsAny(clause.tokens[at - 2], {"it", "they", "this"}))
      groups.front().aside = true;
  }
  for (Group& group : groups) group.only = SaysOnly(clause.tokens, group);
  return groups;
}

}  // namespace emend::facts
