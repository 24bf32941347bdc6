#include "check/gainsaid.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>
#include <string_view>

#include "base/line_index.h"
#include "check/fingerprint.h"

namespace emend {
namespace {

std::shared_ptr<const RuleFacts> ContradictionRule() {
  static const auto rule = MakeRuleFacts(
      std::string(kContradictionRule), "Two answers that say the opposite of each other leave a reader with neither.");
  return rule;
}

}  // namespace

std::vector<PlacedSaid> PlaceSaid(const CheckedFile& file, const std::string& path, size_t number) {
  std::vector<PlacedSaid> placed;
  std::vector<facts::Said> all = facts::ReadSaid(file);
  if (all.empty()) return placed;
  const LineIndex lines(file.bytes);
  for (facts::Said& said : all) {
    const Passage& passage = file.passages[said.passage];
    Finding finding;
    finding.rule = ContradictionRule();
    finding.severity = Severity::kWarning;
    finding.path = path;
    finding.span = passage.map.ToSource(said.span);
    finding.begin = lines.PositionOf(finding.span.begin);
    finding.end = lines.PositionOf(finding.span.end);
    if (passage.note >= 0 && static_cast<size_t>(passage.note) < file.notes.notes.size())
      finding.note = file.notes.notes[static_cast<size_t>(passage.note)].id;
    finding.field = ToString(passage.field);
    finding.match = passage.text.substr(said.span.begin, said.span.size());
    placed.push_back({number, std::move(said), std::move(finding)});
  }
  return placed;
}

std::vector<Repeat> FindGainsaid(std::span<const PlacedSaid> all) {
  std::map<std::string_view, std::vector<const PlacedSaid*>> by_key;
  for (const PlacedSaid& one : all) by_key[one.said.key].push_back(&one);
  std::vector<Repeat> found;
  for (const PlacedSaid& one : all) {
    if (!one.is_heard) continue;
    const auto& places = by_key[one.said.key];
    const auto other = std::find_if(places.begin(), places.end(), [&](const PlacedSaid* place) {
      return place->file != one.file && (place->is_new || one.is_new) && facts::Gainsays(one.said, place->said);
    });
    if (other == places.end()) continue;
    Repeat repeat = {one.file, one.finding};
    const Finding& there = (*other)->finding;
    repeat.finding.message =
        fmt::format("contradicts `{}` at {}:{}: one of the two is wrong", there.match, there.path, there.begin.line);
    SetFingerprints({&repeat.finding, 1});
    found.push_back(std::move(repeat));
  }
  return found;
}

}  // namespace emend
