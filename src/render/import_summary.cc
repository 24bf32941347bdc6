#include "render/import_summary.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/escape.h"
#include "base/utf8.h"

namespace emend {
namespace {

constexpr size_t kFewReviews = 8;
constexpr size_t kQuestionColumns = 72;

// "1 note", "2 notes"
std::string Counted(int count, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

// "sql 12, text 2": the most frequent first, then by name.
template <typename Key, typename Name>
std::string Tally(const std::map<Key, int>& counts, Name name) {
  std::vector<std::pair<std::string, int>> rows;
  for (const auto& [key, count] : counts) rows.emplace_back(name(key), count);
  std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  std::string out;
  for (const auto& [text, count] : rows) out += fmt::format("{}{} {}", out.empty() ? "" : ", ", text, count);
  return out;
}

template <typename Key>
int Sum(const std::map<Key, int>& counts) {
  int sum = 0;
  for (const auto& [key, count] : counts) sum += count;
  return sum;
}

// The first code points of a text, on one line.
std::string Shorten(std::string_view text, size_t columns) {
  size_t end = 0;
  for (size_t i = 0; i < columns && end < text.size(); ++i) end += DecodeUtf8(text, end).length;
  return EscapeForTerminal(text.substr(0, end)) + (end < text.size() ? "…" : "");
}

std::string ReviewNames(const std::set<Review>& reasons) {
  std::string out;
  for (const Review reason : reasons) out += fmt::format("{}{}", out.empty() ? "" : ", ", ToString(reason));
  return out;
}

std::string Headline(const ExportSummary& summary) {
  std::string out;
  const auto add = [&](EntryKind kind, std::string_view one, std::string_view many) {
    const auto found = summary.entries.find(kind);
    if (found == summary.entries.end() || found->second == 0) return;
    out += fmt::format("{}{}", out.empty() ? "" : ", ", Counted(found->second, one, many));
  };
  add(EntryKind::kQuestion, "question", "questions");
  add(EntryKind::kScenario, "scenario", "scenarios");
  add(EntryKind::kReference, "reference", "references");
  if (out.empty()) return "no question found";
  if (summary.sections > 0) out += fmt::format(" in {}", Counted(summary.sections, "section", "sections"));
  return out;
}

void AppendReviews(const std::vector<ReviewItem>& reviews, const SummaryStyle& style, std::string& out) {
  if (reviews.empty()) return;
  std::map<Review, int> reasons;
  for (const ReviewItem& item : reviews) {
    for (const Review reason : item.reasons) ++reasons[reason];
  }
  out += fmt::format("  review   {}: {}\n", Counted(static_cast<int>(reviews.size()), "note", "notes"),
                     Tally(reasons, [](Review reason) { return std::string(ToString(reason)); }));
  const size_t shown = style.all_reviews ? reviews.size() : std::min(reviews.size(), kFewReviews);
  size_t width = 0;
  int last_line = 0;
  for (size_t i = 0; i < shown; ++i) {
    width = std::max(width, ReviewNames(reviews[i].reasons).size());
    last_line = std::max(last_line, reviews[i].line);
  }
  const size_t digits = std::to_string(last_line).size();
  for (size_t i = 0; i < shown; ++i) {
    out += fmt::format("    line {:>{}}  {:<{}}  {}\n", reviews[i].line, digits, ReviewNames(reviews[i].reasons), width,
                       Shorten(reviews[i].question, kQuestionColumns));
  }
  if (shown < reviews.size()) out += fmt::format("    and {} more; --verbose lists all\n", reviews.size() - shown);
}

void AppendExport(const ExportSummary& summary, const SummaryStyle& style, std::string& out) {
  const std::string path = EscapeForTerminal(summary.path);
  out += style.color ? fmt::format("\x1b[1m{}\x1b[0m: {}\n", path, Headline(summary))
                     : fmt::format("{}: {}\n", path, Headline(summary));
  for (const std::string& remark : summary.remarks) out += fmt::format("  {}\n", EscapeForTerminal(remark));
  const auto as_text = [](const std::string& text) { return EscapeForTerminal(text); };
  if (!summary.markdown.languages.empty()) {
    out += fmt::format("  code     {}: {}\n", Counted(Sum(summary.markdown.languages), "block", "blocks"),
                       Tally(summary.markdown.languages, as_text));
  }
  if (summary.markdown.tables > 0) out += fmt::format("  tables   {}\n", summary.markdown.tables);
  if (!summary.repairs.empty()) {
    out += fmt::format("  repairs  {}: {}", Sum(summary.repairs), Tally(summary.repairs, as_text));
    if (summary.uncertain_repairs > 0) out += fmt::format(" ({} uncertain)", summary.uncertain_repairs);
    out += "\n";
  }
  if (summary.merged > 0)
    out += fmt::format("  merged   {} into other notes\n", Counted(summary.merged, "entry", "entries"));
  if (!summary.dropped.empty()) {
    out += fmt::format("  dropped  {}: {}\n", Counted(Sum(summary.dropped), "line", "lines"),
                       Tally(summary.dropped, [](DropReason reason) { return std::string(ToString(reason)); }));
  }
  AppendReviews(summary.reviews, style, out);
}

// "3 notes added, 1 new wording of known questions, 2 known already"
std::string Changes(const ImportTotals& totals) {
  std::vector<std::string> parts;
  if (totals.added > 0) parts.push_back(Counted(totals.added, "note added", "notes added"));
  if (totals.variants > 0) {
    parts.push_back(Counted(totals.variants, "variant of a known question", "variants of known questions"));
  }
  if (totals.repeated > 0)
    parts.push_back(Counted(totals.repeated, "repeated word for word", "repeated word for word"));
  if (totals.unchanged > 0) parts.push_back(Counted(totals.unchanged, "imported before", "imported before"));
  return parts.empty() ? "nothing to import" : fmt::format("{}", fmt::join(parts, ", "));
}

}  // namespace

void CountCollection(const Collection& collection, ExportSummary& summary) {
  for (const Section& section : collection.sections) {
    if (!section.title.empty()) ++summary.sections;
    for (const Entry& entry : section.entries) {
      ++summary.entries[entry.kind];
      CountMarkdown(entry.answer, summary.markdown);
    }
  }
}

std::string RenderImportSummary(const std::vector<ExportSummary>& exports, const ImportTotals& totals,
                                const SummaryStyle& style) {
  std::string out;
  int entries = 0, reviews = 0;
  for (const ExportSummary& summary : exports) {
    AppendExport(summary, style, out);
    entries += Sum(summary.entries);
    reviews += static_cast<int>(summary.reviews.size());
  }
  const std::string folder = EscapeForTerminal(totals.folder);
  out += fmt::format("\n{}, {}: {}\n", Counted(static_cast<int>(exports.size()), "export", "exports"),
                     Counted(entries, "entry", "entries"), Changes(totals));
  if (totals.failed > 0) {
    out +=
        fmt::format("{} could not be imported, for the reasons given\n", Counted(totals.failed, "export", "exports"));
  }
  if (totals.dry_run) {
    out += fmt::format("{}: {} would be written, {} unchanged; nothing was written (--dry-run)\n", folder,
                       Counted(totals.files_written, "file", "files"), totals.files_unchanged);
  } else {
    out += fmt::format("{}: {} written, {} unchanged\n", folder, Counted(totals.files_written, "file", "files"),
                       totals.files_unchanged);
  }
  if (totals.dry_run) {
    out += "Next: run again without --dry-run\n";
  } else if (reviews > 0) {
    out += fmt::format("Next: {} a person; find {} with: grep -rn review: {}\n",
                       Counted(reviews, "note needs", "notes need"), reviews == 1 ? "it" : "them", folder);
  } else if (entries > 0) {
    out += fmt::format("Next: read through {}, then commit it\n", folder);
  } else {
    out += "Next: check that these are exports of questions and answers\n";
  }
  return out;
}

}  // namespace emend
