import type { Announcement } from "../../src/assistant/subscriptions/announcement.ts";
import type { Followers } from "../notify-followers.ts";

export interface NotifyFollowersDeps {
  followers: Followers;
}

export function makeNotifyFollowersHandler({ followers }: NotifyFollowersDeps) {
  return (announcement: Announcement) => followers.tell(announcement);
}
