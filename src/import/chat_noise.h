// What chat programs put among the messages: reactions, places of media, notices.
#ifndef EMEND_IMPORT_CHAT_NOISE_H_
#define EMEND_IMPORT_CHAT_NOISE_H_

#include <string_view>
#include <vector>

#include "model/document.h"

namespace emend {

// A reaction below a message: "like 1", "👍 3", ":tada: 2", "2 replies", "(edited)".
bool IsReaction(std::string_view line);

// "<Media omitted>", "image omitted", "Bild weggelassen"
bool IsOmittedMedia(std::string_view text);

// What the program itself says: "This message was deleted", "Forwarded from …", "[In reply to …]".
bool IsNotice(std::string_view text);

// Drops what chat programs repeat or print within messages: the begin of the message that a reply answers ("@ada What
// is …"), the preview of a page below its link, "New" between the messages read and those that are not.
void DropRepetitions(std::vector<Line>& lines);

}  // namespace emend

#endif  // EMEND_IMPORT_CHAT_NOISE_H_
