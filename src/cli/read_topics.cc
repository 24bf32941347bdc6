#include "cli/read_topics.h"

#include <fmt/format.h>

#include <map>
#include <optional>
#include <utility>

#include "cli/files.h"
#include "cli/parallel.h"
#include "notes/yaml.h"

namespace emend {
namespace {

struct TopicRead {
  std::string bytes;
  std::optional<NotesFile> notes;
  std::optional<Error> error;
};

TopicRead ReadTopic(const CheckedPath& path) {
  Result<FileBytes> bytes = ReadFile(path.path, kMostNotesBytes);
  if (!bytes.ok()) return {"", std::nullopt, bytes.error()};
  if (path.found && !LooksLikeNotes(bytes.value().bytes)) return {};
  Result<NotesFile> notes = ReadNotes(bytes.value().bytes, path.path);
  if (!notes.ok()) return {"", std::nullopt, notes.error()};
  return {std::move(bytes.value().bytes), std::move(notes).value(), std::nullopt};
}

// The name of a file without its folder and end; made unlike those before it.
std::string Slug(const std::string& path, std::map<std::string, int>& seen) {
  std::string slug(BaseName(path));
  if (const size_t dot = slug.rfind('.'); dot != std::string::npos && dot > 0) slug.resize(dot);
  std::string unique = slug;
  while (seen[unique]++ > 0) unique = fmt::format("{}-{}", slug, seen[slug]++);
  return unique;
}

}  // namespace

bool HasYamlName(const CheckedPath& path) { return path.path.ends_with(".yaml") || path.path.ends_with(".yml"); }

std::vector<TopicFile> ReadTopics(std::vector<CheckedPath> paths, int jobs, std::vector<Error>& errors) {
  std::erase_if(paths, [](const CheckedPath& path) { return path.found && !HasYamlName(path); });
  std::vector<TopicRead> files(paths.size());
  ParallelFor(paths.size(), jobs, [&](size_t i) { files[i] = ReadTopic(paths[i]); });
  std::vector<TopicFile> topics;
  std::map<std::string, int> slugs;
  for (size_t i = 0; i < paths.size(); ++i) {
    if (files[i].error.has_value()) errors.push_back(*files[i].error);
    if (!files[i].notes.has_value()) continue;
    topics.push_back(
        {paths[i].path, Slug(paths[i].path, slugs), std::move(files[i].bytes), std::move(*files[i].notes)});
  }
  return topics;
}

}  // namespace emend
