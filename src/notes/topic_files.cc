#include "notes/topic_files.h"

#include "notes/slug.h"

namespace emend {
namespace {

std::string TopicSlug(std::string_view topic) { return FullSlug(topic, "topic"); }

std::string FileName(std::string_view slug) { return std::string(slug) + ".yaml"; }

}  // namespace

TopicFiles::TopicFiles(Notebook& notebook) : notebook_(notebook) {
  for (auto& [name, file] : notebook_) by_topic_.try_emplace(TopicSlug(file.topic), &file);
}

NotesFile& TopicFiles::FileOf(std::string_view topic) {
  if (last_file_ != nullptr && topic == last_topic_) return *last_file_;
  last_file_ = &FindOrAdd(topic);
  last_topic_ = topic;
  return *last_file_;
}

NotesFile& TopicFiles::FindOrAdd(std::string_view topic) {
  const std::string slug = TopicSlug(topic);
  if (const auto known = by_topic_.find(slug); known != by_topic_.end()) return *known->second;
  NotesFile& file = AddFile(topic);
  by_topic_.emplace(slug, &file);
  return file;
}

NotesFile& TopicFiles::AddFile(std::string_view topic) {
  const std::string slug = CutSlug(TopicSlug(topic));
  std::string name = FileName(slug);
  for (int number = 2;; ++number) {
    const auto [at, added] = notebook_.try_emplace(name);
    if (added) at->second.topic = topic;
    // A file whose topic would not have given it this name was renamed inside: it still is the file of this topic.
    const bool retitled = !added && number == 2 && CutSlug(TopicSlug(at->second.topic)) != slug;
    if (added || retitled) return at->second;
    name = FileName(NumberedSlug(slug, number));
  }
}

}  // namespace emend
