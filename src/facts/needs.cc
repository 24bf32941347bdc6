#include "facts/needs.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "facts/pattern_node.h"
#include "facts/watch.h"

namespace emend::facts {
namespace {

constexpr size_t kFar = 100;  // words: so wide a gap may be any

// A text that holds one of the words or fulfils one of the parts; with `all`, each of the parts. With `said`, only of
// what the clauses of a passage may have; with `cell`, if it is a cell of a table.
struct Need {
  bool all = false;
  bool said = false;
  bool cell = false;
  bool either = false;
  size_t near = 0;
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

// The most words that a node may match, with those between its own parts.
size_t LengthOf(const PatternNode& node) {
  size_t sum = 0;
  switch (node.kind) {
    case NodeKind::kSequence:
      for (const auto& part : node.parts) sum += LengthOf(*part) + kFillers;
      return sum;
    case NodeKind::kChoice:
      for (const auto& part : node.parts) sum = std::max(sum, LengthOf(*part));
      return sum;
    case NodeKind::kAll:
    case NodeKind::kOptional:
      return LengthOf(*node.parts.front());
    case NodeKind::kGap:
      return node.width;
    case NodeKind::kNot:
      return 0;
    default:
      return 1;
  }
}

enum class Edge : bool { kFirst, kLast };

// Adds the words with which the match of a node may begin or end; false where that may be any.
bool AddEdge(const PatternNode& node, Edge edge, std::vector<AskedWord>& words, std::vector<uint32_t>& out) {
  switch (node.kind) {
    case NodeKind::kSequence:
      for (size_t i = 0; i < node.parts.size(); ++i) {
        const PatternNode& part = *node.parts[edge == Edge::kFirst ? i : node.parts.size() - 1 - i];
        if (part.kind == NodeKind::kGap) return false;
        if (part.kind == NodeKind::kNot) continue;
        const bool optional = part.kind == NodeKind::kOptional;
        if (!AddEdge(optional ? *part.parts.front() : part, edge, words, out)) return false;
        if (!optional) return true;
      }
      return false;
    case NodeKind::kAll:
      return AddEdge(*node.parts.front(), edge, words, out);
    case NodeKind::kChoice:
      return std::all_of(node.parts.begin(), node.parts.end(),
                         [&](const auto& part) { return AddEdge(*part, edge, words, out); });
    case NodeKind::kOptional:
    case NodeKind::kGap:
    case NodeKind::kNot:
      return false;
    default:
      out.push_back(IndexOf(AskedBy(node), words));
      return out.back() != Vocabulary::kAnyText;
  }
}

std::optional<Need> EdgeOf(const PatternNode& node, Edge edge, std::vector<AskedWord>& words) {
  Need need;
  if (!AddEdge(node, edge, words, need.words)) return std::nullopt;
  std::sort(need.words.begin(), need.words.end());
  need.words.erase(std::unique(need.words.begin(), need.words.end()), need.words.end());
  return need;
}

// Two needs, the second one at most so many words from the first one.
Need NearOf(Need first, Need second, size_t most, bool either) {
  Need near;
  near.all = true;
  near.near = most;
  near.either = either;
  near.parts.push_back(std::move(first));
  near.parts.push_back(std::move(second));
  return near;
}

// Adds how near to each other the parts of a sequence or of `a & b` stand.
void AddNear(const PatternNode& node, std::vector<AskedWord>& words, std::vector<Need>& out) {
  const bool all = node.kind == NodeKind::kAll;
  std::optional<Need> last;
  size_t between = 0, fillers = kFillers;  // fillers stand before a part, but not behind a gap
  for (const auto& part : node.parts) {
    if (part->kind == NodeKind::kOptional || part->kind == NodeKind::kGap || part->kind == NodeKind::kNot) {
      const bool gap = part->kind == NodeKind::kGap;
      between += LengthOf(*part) + (gap ? 0 : fillers);
      if (part->kind != NodeKind::kNot) fillers = gap ? 0 : kFillers;
      continue;
    }
    std::optional<Need> first = EdgeOf(*part, Edge::kFirst, words);
    const size_t most = all ? kNear : between + fillers + 1;
    if (last && first && most < kFar) out.push_back(NearOf(*last, *std::move(first), most, all));
    if (!all || !last) last = EdgeOf(*part, all ? Edge::kFirst : Edge::kLast, words);
    if (all && !last) return;
    between = 0;
    fillers = kFillers;
  }
}

// With indices of `words`, of which the first one stands for any text. `said`: in one clause.
Need NeedOf(const PatternNode& node, bool said, std::vector<AskedWord>& words) {
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
        Need other = NeedOf(*part, said, words);
        if (!IsAnything(other)) need.parts.push_back(std::move(other));
      }
      if (said) AddNear(node, words, need.parts);
      return need;
    case NodeKind::kChoice:
      for (const auto& part : node.parts) {
        Need other = NeedOf(*part, said, words);
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
  out.push_back(static_cast<uint32_t>(need.words.size()) << 4 | (need.cell ? 8 : 0) | (need.either ? 4 : 0) |
                (need.said ? 2 : 0) | (need.all ? 1 : 0));
  out.push_back(static_cast<uint32_t>(need.near));
  out.push_back(0);
  out.insert(out.end(), need.words.begin(), need.words.end());
  for (const Need& part : need.parts) Write(part, out);
  out[begin + 2] = static_cast<uint32_t>(out.size() - begin);
}

}  // namespace

void AppendNeeds(const std::vector<uint32_t>& needs, const std::vector<uint32_t>& numbers, std::vector<uint32_t>& out) {
  const size_t begin = out.size();
  out.insert(out.end(), needs.begin(), needs.end());
  ForEachWord(std::span(out).subspan(begin), [&](uint32_t& word) { word = numbers[word]; });
}

void WatchList::Add(const WatchedPatterns& patterns) {
  if (words.empty()) words.emplace_back();
  Need all;
  all.all = true;
  for (const auto& group : patterns) {
    Need any;
    any.said = group.said;
    any.cell = group.cell;
    for (const Pattern* pattern : group.patterns) {
      if (!pattern->empty()) any.parts.push_back(NeedOf(*pattern->node(), group.said, words));
    }
    if (std::none_of(any.parts.begin(), any.parts.end(), IsAnything)) all.parts.push_back(std::move(any));
  }
  Write(all, needs);
}

void WatchList::Add(const WatchList& other) {
  if (words.empty()) words.emplace_back();
  std::vector<uint32_t> indices;
  for (const AskedWord& word : other.words) indices.push_back(IndexOf(word, words));
  AppendNeeds(other.needs, indices, needs);
}

}  // namespace emend::facts
