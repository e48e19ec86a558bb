import { Home } from "@/features/home/home";
import { SignedIn } from "@/features/session/guard";

export default function Page() {
  return (
    <SignedIn early={<Home />}>
      <Home />
    </SignedIn>
  );
}
