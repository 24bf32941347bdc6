// Anki's text import (docs.ankiweb.net, "Importing text files"): header lines, then a card a record, fields apart by
// tabs. The note's id is Anki's GUID, so that a later import changes the card and keeps what was learned.
#include <fmt/format.h>

#include <algorithm>

#include "passages/markdown_html.h"
#include "render/exports.h"

namespace emend {
namespace {

constexpr std::string_view kHeader =
    "#separator:tab\n"
    "#html:true\n"
    "#notetype:Basic\n"
    "#columns:Id\tFront\tBack\tDeck\tTags\n"
    "#guid column:1\n"
    "#deck column:4\n"
    "#tags column:5\n";

// Quoted always, as a field may hold the ends of lines.
std::string Field(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + "\"";
}

// `::` makes decks in decks.
std::string Deck(std::string topic) {
  for (size_t at; (at = topic.find("::")) != std::string::npos;) topic.replace(at, 2, ": :");
  return topic;
}

std::string Back(const Note& note) {
  std::string back = MarkdownToHtml(note.answer);
  while (back.ends_with('\n')) back.pop_back();
  return back;
}

std::vector<ExportedFile> RenderAnki(std::span<const ExportedTopic> topics) {
  std::string out(kHeader);
  for (const ExportedTopic& topic : topics) {
    for (const Note& note : topic.file.notes) {
      out +=
          fmt::format("{}\t{}\t{}\t{}\t{}\n", Field(note.id), Field(QuestionToHtml(note.question)), Field(Back(note)),
                      Field(Deck(topic.file.topic)), Field(fmt::format("{}", fmt::join(note.tags, " "))));
    }
  }
  return {{"", out}};
}

}  // namespace

extern const Export anki_export{
    .name = "anki", .summary = "text for Anki's File > Import", .one_file = true, .render = RenderAnki};

}  // namespace emend
