// Who speaks, where a line begins with it: "Ada: …", "**Ada** (18:03): …", "<ada> …", "[Ada] [18:03] …", "Ada - …".
#ifndef EMEND_IMPORT_SPEECH_H_
#define EMEND_IMPORT_SPEECH_H_

#include <string>
#include <string_view>
#include <vector>

#include "model/document.h"

namespace emend {

struct SpeechMark {
  std::string name;
  size_t length = 0;  // bytes of the line up to what is said
  size_t line = 0;    // index of the line
};

// A person's or program's name: one to four words, no sentence.
bool IsName(std::string_view text);

// Who begins to speak on which line, in their order. One form of mark, of which few names come back again and again, in
// front of most of what is said; nothing where no form does. Lines that `taken` holds for are left out.
std::vector<SpeechMark> FindSpeech(const Document& document, const std::vector<bool>& taken);

}  // namespace emend

#endif  // EMEND_IMPORT_SPEECH_H_
