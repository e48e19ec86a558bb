"use client";

import type { ComponentProps } from "react";
import { DropdownMenu } from "radix-ui";
import { Check } from "lucide-react";
import { cn } from "@/lib/cn";
import { openedMenu } from "./return-focus";

const item =
  "flex min-h-8 w-full cursor-default items-center gap-2.5 rounded-md px-2.5 py-1 text-[0.8125rem] outline-none select-none " +
  "data-[highlighted]:bg-hover data-[disabled]:opacity-50 [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-faint";

/** What a press beside it hits gets the press, too. Kept from it, the whole page would be given another style and back. */
export const Menu = (props: ComponentProps<typeof DropdownMenu.Root>) => <DropdownMenu.Root modal={false} {...props} />;

export const MenuRadioGroup = DropdownMenu.RadioGroup;

export function MenuTrigger(props: ComponentProps<typeof DropdownMenu.Trigger>) {
  return (
    <DropdownMenu.Trigger
      onPointerDownCapture={(event) => openedMenu(event.currentTarget)}
      onKeyDownCapture={(event) => openedMenu(event.currentTarget)}
      {...props}
    />
  );
}

export function MenuContent({ className, ...rest }: ComponentProps<typeof DropdownMenu.Content>) {
  return (
    <DropdownMenu.Portal>
      <DropdownMenu.Content
        align="end"
        sideOffset={6}
        collisionPadding={8}
        className={cn("z-50 min-w-52 rounded-xl border border-line bg-raised p-1 shadow-float animate-pop", className)}
        {...rest}
      />
    </DropdownMenu.Portal>
  );
}

export function MenuItem({ className, danger, ...rest }: ComponentProps<typeof DropdownMenu.Item> & { danger?: boolean }) {
  return <DropdownMenu.Item className={cn(item, danger && "text-danger [&_svg]:text-danger", className)} {...rest} />;
}

export function MenuRadioItem({ children, ...rest }: ComponentProps<typeof DropdownMenu.RadioItem>) {
  return (
    <DropdownMenu.RadioItem className={item} {...rest}>
      {children}
      <DropdownMenu.ItemIndicator className="ml-auto">
        <Check />
      </DropdownMenu.ItemIndicator>
    </DropdownMenu.RadioItem>
  );
}

export function MenuLabel({ className, ...rest }: ComponentProps<typeof DropdownMenu.Label>) {
  return <DropdownMenu.Label className={cn("px-2.5 pt-2 pb-1 text-xs font-medium text-faint", className)} {...rest} />;
}

export function MenuSeparator() {
  return <DropdownMenu.Separator className="-mx-1 my-1 h-px bg-line" />;
}
