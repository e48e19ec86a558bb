import type { SettingItem } from '../../lib/settings/settings'
import type { ThemeChoice } from '../../lib/settings/theme'
import { useSettings } from '../../lib/settings/useSettings'
import { may } from '../../lib/viewer/permission'
import { useViewer } from '../../lib/viewer/useViewer'
import { Part } from '../layout/Page'
import { ErrorNotice } from '../ui/Notices'
import { Panel } from '../ui/Panel'
import { DataSettings } from './DataSettings'
import { SettingControl } from './SettingControl'
import { ThemeSetting } from './ThemeSetting'

interface Props {
  heading?: string
  items?: readonly SettingItem[]
  /** The theme of those who have chosen none; without it there is nothing to choose. */
  theme?: ThemeChoice
  /** Who may export, import and reset all data: `everyone` or a role; without it nobody. */
  data?: string
}

/** What the user can set; kept at once. */
export function Settings({ heading, items = [], theme, data }: Props) {
  const settings = useSettings()
  const viewer = useViewer()
  return (
    <Part heading={heading}>
      <div className="flex max-w-2xl flex-col gap-6">
        <ErrorNotice message={settings.error} />
        {items.length > 0 && (
          <Panel title="Preferences">
            {items.map((item) => (
              <SettingControl
                key={item.id}
                item={item}
                value={settings.get(item)}
                onChange={(value) => settings.set(item, value)}
              />
            ))}
          </Panel>
        )}
        {theme && <ThemeSetting start={theme} />}
        {data !== undefined && may(data, viewer) && <DataSettings />}
      </div>
    </Part>
  )
}
