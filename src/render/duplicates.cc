#include "render/duplicates.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/escape.h"
#include "base/utf8.h"
#include "render/json.h"

namespace emend {
namespace {

constexpr size_t kFewRelated = 10;

std::string JsonCluster(const DuplicateCluster& cluster) {
  std::string out = fmt::format(R"({{"score":{:.2f},"members":[)", cluster.score);
  for (size_t i = 0; i < cluster.members.size(); ++i) {
    const DuplicateMember& member = cluster.members[i];
    out += fmt::format(R"({}{{"path":{},"line":{},"id":{},"question":{}}})", i == 0 ? "" : ",", JsonString(member.path),
                       member.line, JsonString(member.id), JsonString(member.question));
  }
  out += "]";
  if (!cluster.reasons.empty()) {
    out += R"(,"reasons":[)";
    for (size_t i = 0; i < cluster.reasons.size(); ++i) out += (i == 0 ? "" : ",") + JsonString(cluster.reasons[i]);
    out += "]";
  }
  return out + "}";
}

std::string JsonClusters(const std::vector<DuplicateCluster>& clusters) {
  std::string out = "[";
  for (size_t i = 0; i < clusters.size(); ++i) out += (i == 0 ? "\n" : ",\n") + JsonCluster(clusters[i]);
  return out + (clusters.empty() ? "]" : "\n]");
}

std::string Place(const DuplicateMember& member) {
  return EscapeForTerminal(fmt::format("{}:{}", member.path, member.line));
}

// The members below each other, places and ids in columns.
void AppendMembers(const DuplicateCluster& cluster, std::string& out) {
  size_t place_width = 0, id_width = 0;
  for (const DuplicateMember& member : cluster.members) {
    place_width = std::max(place_width, CountCodePoints(Place(member)));
    id_width = std::max(id_width, member.id.size());
  }
  for (const DuplicateMember& member : cluster.members) {
    const std::string place = Place(member);
    out += fmt::format("  {}{:{}}  {:<{}}  {}\n", place, "", place_width - CountCodePoints(place),
                       EscapeForTerminal(member.id), id_width, EscapeForTerminal(member.question));
  }
  for (const std::string& reason : cluster.reasons) out += fmt::format("    {}\n", EscapeForTerminal(reason));
}

std::string Counted(size_t count, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

}  // namespace

std::string RenderDuplicatesJson(const DuplicateReport& report) {
  return fmt::format("{{\"clusters\":{},\n\"related\":{}}}\n", JsonClusters(report.clusters),
                     JsonClusters(report.related));
}

std::string RenderDuplicatesText(const DuplicateReport& report, const DuplicateStyle& style) {
  std::string out;
  const auto head = [&](const std::string& text) {
    out += style.color ? fmt::format("\x1b[1m{}\x1b[0m\n", text) : text + "\n";
  };
  for (const DuplicateCluster& cluster : report.clusters) {
    head(fmt::format("the same question, {:.2f}:", cluster.score));
    AppendMembers(cluster, out);
    out += "\n";
  }
  std::vector<const DuplicateCluster*> related;
  for (const DuplicateCluster& pair : report.related) related.push_back(&pair);
  std::stable_sort(related.begin(), related.end(),
                   [](const DuplicateCluster* a, const DuplicateCluster* b) { return a->score > b->score; });
  const size_t shown = style.all_related ? related.size() : std::min(related.size(), kFewRelated);
  for (size_t i = 0; i < shown; ++i) {
    head(fmt::format("they overlap, {:.2f}:", related[i]->score));
    AppendMembers(*related[i], out);
    out += "\n";
  }
  if (shown < related.size()) {
    out += fmt::format("and {} more that overlap; --verbose lists all\n\n",
                       Counted(related.size() - shown, "pair", "pairs"));
  }
  out += fmt::format("{} asked more than once, {}\n", Counted(report.clusters.size(), "question", "questions"),
                     Counted(related.size(), "pair overlaps", "pairs overlap"));
  return out;
}

}  // namespace emend
