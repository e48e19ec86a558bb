import { api } from "@/lib/api/endpoints";
import { isStatus } from "@/lib/api/http";
import type { Egress } from "@/lib/api/types";
import type { Open } from "./model";

const TRIES = 3;

/** Makes one change on top of what holds now, and again when somebody else was faster. */
export async function changeEgress(appId: string, change: (open: Open) => Open): Promise<Egress> {
  for (let attempt = 1; ; attempt++) {
    const { rules, presets, version } = await api.egress(appId);
    try {
      return await api.setEgress(appId, version, change({ rules, presets }));
    } catch (error) {
      if (!isStatus(error, 409) || attempt === TRIES) throw error;
    }
  }
}
