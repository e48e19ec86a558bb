import { MAP_HEIGHT, MAP_WIDTH, directionsTo, streetsFor } from '../../lib/site/streets'
import { ActionLink } from '../ui/ActionLink'
import { Pictogram } from '../ui/Pictogram'
import { ContactDetails, type Details } from './ContactDetails'
import { Section, type SectionProps } from './Section'

interface Props extends SectionProps, Omit<Details, 'address'> {
  address: string
}

/** Where it is: a drawn map, the address and the way there. Nothing is loaded from elsewhere. */
export function PlaceMap({ heading = 'Find us', address, email, phone, hours, ...section }: Props) {
  return (
    <Section heading={heading} {...section}>
      <div className="grid overflow-hidden rounded-3xl border border-line bg-surface shadow-card lg:grid-cols-[1.6fr_1fr]">
        <div className="relative min-h-72">
          <Streets address={address} />
          <span className="absolute top-1/2 left-1/2 grid size-14 -translate-x-1/2 -translate-y-1/2 place-items-center rounded-full border-4 border-surface bg-primary text-on-primary shadow-float">
            <Pictogram name="map" className="size-7" />
          </span>
        </div>
        <div className="flex flex-col items-start gap-8 p-7 sm:p-9">
          <ContactDetails address={address} phone={phone} email={email} hours={hours} />
          <ActionLink action={{ label: 'Get directions', href: directionsTo(address) }} />
        </div>
      </div>
    </Section>
  )
}

function Streets({ address }: { address: string }) {
  const { roads, lanes, park, river } = streetsFor(address)
  return (
    <svg
      viewBox={`0 0 ${MAP_WIDTH} ${MAP_HEIGHT}`}
      preserveAspectRatio="xMidYMid slice"
      role="img"
      aria-label={`Map of ${address}`}
      className="absolute inset-0 size-full bg-sunken"
      fill="none"
      strokeLinecap="round"
    >
      <path d={river} strokeWidth="34" className="stroke-sky-400/40" />
      <path d={park} className="fill-emerald-500/25" />
      {lanes.map((lane) => (
        <path key={lane} d={lane} strokeWidth="7" className="stroke-surface" />
      ))}
      {roads.map((road) => (
        <path key={road} d={road} strokeWidth="17" className="stroke-surface" />
      ))}
      {roads.map((road) => (
        <path key={road} d={road} strokeWidth="2" strokeDasharray="10 12" className="stroke-line" />
      ))}
    </svg>
  )
}
