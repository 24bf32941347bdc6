// Files of notes from disk, each a topic.
#ifndef EMEND_CLI_READ_TOPICS_H_
#define EMEND_CLI_READ_TOPICS_H_

#include <string>
#include <vector>

#include "base/result.h"
#include "cli/checked_paths.h"
#include "model/note.h"

namespace emend {

struct TopicFile {
  std::string path;
  std::string slug;  // the path without its folder and end; no two share one
  std::string bytes;
  NotesFile file;
};

bool HasYamlName(const CheckedPath& path);

// The notes among `paths`. What was found, not named, and is no YAML or holds no notes is left out; what cannot be read
// is added to `errors`.
std::vector<TopicFile> ReadTopics(std::vector<CheckedPath> paths, int jobs, std::vector<Error>& errors);

}  // namespace emend

#endif  // EMEND_CLI_READ_TOPICS_H_
