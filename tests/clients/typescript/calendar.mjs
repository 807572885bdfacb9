// Takes iCalendar files in order, as a calendar does that knows nothing of Virka, and says what it read and has then.
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const calendar = new Map();
for (const file of process.argv.slice(2)) {
  const root = new ICAL.Component(ICAL.parse(readFileSync(file, "utf8")));
  const component = root.getFirstSubcomponent("vevent");
  const event = new ICAL.Event(component);
  const method = root.getFirstPropertyValue("method");
  const known = calendar.get(event.uid);
  const newer = known === undefined || known < event.sequence;
  if (newer && method === "CANCEL") calendar.delete(event.uid);
  else if (newer) calendar.set(event.uid, event.sequence);
  const organizer = component.getFirstProperty("organizer");
  const attendee = component.getFirstProperty("attendee");
  console.log(JSON.stringify({
    method,
    newer,
    sequence: event.sequence,
    starts: event.startDate.toJSDate().toISOString(),
    ends: event.endDate.toJSDate().toISOString(),
    summary: event.summary,
    description: event.description,
    location: event.location,
    organizer: [organizer.getParameter("cn"), organizer.getFirstValue()],
    attendee: [attendee.getParameter("rsvp"), attendee.getFirstValue()],
    status: component.getFirstPropertyValue("status"),
    events: calendar.size,
  }));
}
