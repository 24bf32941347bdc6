// Who speaks, where a line begins with it: "Ada: …", "**Ada** (18:03): …", "<ada> …", "[Ada] [18:03] …", "Ada - …".
#ifndef EMEND_IMPORT_SPEECH_H_
#define EMEND_IMPORT_SPEECH_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/document.h"

namespace emend {

struct SpeechMark {
  std::string name;
  size_t length = 0;  // bytes of the line up to what is said
};

// A person's or program's name: one to four words, no sentence.
bool IsName(std::string_view text);

// By line: who begins to speak there. One form of mark, of which few names come back again and again, in front of most
// of what is said; nothing on all lines where no form does. Lines that `taken` holds for are left out.
std::vector<std::optional<SpeechMark>> FindSpeech(const Document& document, const std::vector<bool>& taken);

}  // namespace emend

#endif  // EMEND_IMPORT_SPEECH_H_
