"use client";

import { account as words } from "@/messages/account";
import { AccountPage } from "./account-page";
import { SecondFactor } from "./second-factor";
import { Sessions } from "./sessions";

export function Security() {
  return (
    <AccountPage title={words.security}>
      {(user) => (
        <>
          <SecondFactor user={user} />
          <Sessions />
        </>
      )}
    </AccountPage>
  );
}
