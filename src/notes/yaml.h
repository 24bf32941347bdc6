// Notes files: canonical writer and safe reader of the format emend/1.
#ifndef EMEND_NOTES_YAML_H_
#define EMEND_NOTES_YAML_H_

#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "model/note.h"
#include "notes/yaml_tree.h"

namespace emend {

// The canonical form: two equal values give the same bytes. The texts must be well-formed UTF-8.
std::string WriteNotes(const NotesFile& file);

// Reads one notes file. Faults name the place and the remedy; `path` is for the message only.
Result<NotesFile> ReadNotes(std::string_view text, const std::string& path);

// The notes of a tree. Gives the first fault, and goes on behind it: what is sound is in `file`, which has a note for each
// item of the list, be it an empty one.
std::optional<YamlFault> ReadNotesTree(const YamlNode& root, NotesFile& file);

// Fails unless `bytes` read back as `file`: to be asked before `bytes` replace anything on disk.
Status VerifyRoundTrip(const NotesFile& file, std::string_view bytes);

}  // namespace emend

#endif  // EMEND_NOTES_YAML_H_
