"use client";

import { useState } from "react";
import { account } from "@/messages/account";
import { Field, inputClass } from "@/ui/field";
import { dayRange, EXPIRIES } from "./new-token";

const words = account.newToken;
const CHOSEN_DAY = "day";
const USUAL_DAYS = 30;

/** The fields `expiry`, a number of days or `day`, and for the latter `date`. */
export function Expiry({ error }: { error?: string }) {
  const [choice, setChoice] = useState(String(USUAL_DAYS));
  const [range] = useState(() => dayRange(Date.now()));
  return (
    <div className="space-y-3">
      <Field label={words.expiry} error={error}>
        {(props) => (
          <select {...props} name="expiry" value={choice} onChange={(event) => setChoice(event.target.value)} className={inputClass}>
            {EXPIRIES.map((days) => <option key={days} value={days}>{words.days(days)}</option>)}
            <option value={CHOSEN_DAY}>{words.onDate}</option>
          </select>
        )}
      </Field>
      {choice === CHOSEN_DAY ? (
        <Field label={words.date}>
          {(props) => <input {...props} type="date" name="date" required min={range.min} max={range.max} className={inputClass} />}
        </Field>
      ) : null}
    </div>
  );
}
