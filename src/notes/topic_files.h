// Which file of a notebook holds a topic?
#ifndef EMEND_NOTES_TOPIC_FILES_H_
#define EMEND_NOTES_TOPIC_FILES_H_

#include <string>
#include <string_view>
#include <unordered_map>

#include "notes/merge.h"

namespace emend {

class TopicFiles {
 public:
  // The notebook must outlive this.
  explicit TopicFiles(Notebook& notebook);

  // The file of a topic: one whose topic differs in case, accents and punctuation at most; else the one that has the
  // topic's file name, if a person gave that one another topic since; else a new one.
  NotesFile& FileOf(std::string_view topic);

 private:
  NotesFile& FindOrAdd(std::string_view topic);
  NotesFile& AddFile(std::string_view topic);

  Notebook& notebook_;
  std::unordered_map<std::string, NotesFile*> by_topic_;
  std::string last_topic_;  // which was asked for, and mostly is again
  NotesFile* last_file_ = nullptr;
};

}  // namespace emend

#endif  // EMEND_NOTES_TOPIC_FILES_H_
