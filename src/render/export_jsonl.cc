// JSON Lines: an object each note, every key in every object.
#include <fmt/format.h>

#include "render/exports.h"
#include "render/json.h"

namespace emend {
namespace {

template <typename Values, typename Write>
std::string List(const Values& values, Write write) {
  std::string out = "[";
  for (const auto& value : values) out += (out.size() > 1 ? "," : "") + write(value);
  return out + "]";
}

std::string Strings(const std::vector<std::string>& values) { return List(values, JsonString); }

std::string Sources(const std::vector<Source>& sources) {
  return List(sources, [](const Source& source) {
    return fmt::format(R"({{"export":{},"lines":[{},{}]}})", JsonString(source.export_name), source.lines.first,
                       source.lines.last);
  });
}

std::string Variants(const std::vector<Variant>& variants) {
  return List(variants, [](const Variant& variant) {
    return fmt::format(R"({{"question":{},"answer":{},"sources":{}}})", JsonString(variant.question),
                       variant.answer.has_value() ? JsonString(*variant.answer) : "null", Sources(variant.sources));
  });
}

std::string Line(const Note& note, const std::string& topic) {
  return fmt::format(
      R"({{"id":{},"topic":{},"kind":{},"question":{},"tags":{},"answer":{},"variants":{},"related":{},"review":{},)"
      R"("references":{},"sources":{}}})"
      "\n",
      JsonString(note.id), JsonString(topic), JsonString(ToString(note.kind)), JsonString(note.question),
      Strings(note.tags), JsonString(note.answer), Variants(note.variants), Strings(note.related),
      List(note.review, [](Review review) { return JsonString(ToString(review)); }),
      List(note.references,
           [](const Reference& reference) {
             return fmt::format(R"({{"title":{},"url":{}}})", JsonString(reference.title), JsonString(reference.url));
           }),
      Sources(note.sources));
}

std::vector<ExportedFile> RenderJsonl(std::span<const ExportedTopic> topics) {
  std::string out;
  for (const ExportedTopic& topic : topics) {
    for (const Note& note : topic.file.notes) out += Line(note, topic.file.topic);
  }
  return {{"", out}};
}

}  // namespace

extern const Export jsonl_export{
    .name = "jsonl", .summary = "JSON Lines, an object each note", .one_file = true, .render = RenderJsonl};

}  // namespace emend
