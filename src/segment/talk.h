// What people say to each other between questions and answers: greetings, thanks, agreement, "can you hear me?"
#ifndef EMEND_SEGMENT_TALK_H_
#define EMEND_SEGMENT_TALK_H_

#include <cstddef>
#include <string_view>

namespace emend {

// How much a message sounds like small talk by its words alone; above 1 it most likely is. Long and technical messages
// score far below 0, one without any word 2. What is not above `floor` need not be exact.
double TalkScore(std::string_view text, double floor = -10);

// Bytes of the sentences and phrases that lead in what is said and say nothing themselves: "Great. Next one: "; 0 if
// there are none, or nothing else.
size_t TalkLength(std::string_view text);

// "What does that cost?": a question about what was said before.
bool PointsBack(std::string_view question);

}  // namespace emend

#endif  // EMEND_SEGMENT_TALK_H_
