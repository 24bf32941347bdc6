#ifndef EMEND_CHECK_BUILTIN_NOTE_KEYS_H_
#define EMEND_CHECK_BUILTIN_NOTE_KEYS_H_

#include <string_view>

#include "check/file_view.h"

namespace emend {

// The tree of a file's notes by number; null where the file is none of notes, or is broken there.
const YamlNode* NoteTree(const CheckedFile& file, size_t note);

// The value of a key of a mapping, or the key itself where the value is empty; null where there is no such key.
const YamlNode* FindKey(const YamlNode& mapping, std::string_view key, bool value = true);

}  // namespace emend

#endif  // EMEND_CHECK_BUILTIN_NOTE_KEYS_H_
