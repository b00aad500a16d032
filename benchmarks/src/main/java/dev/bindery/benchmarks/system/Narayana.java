package dev.bindery.benchmarks.system;

import com.arjuna.ats.arjuna.common.CoordinatorEnvironmentBean;
import com.arjuna.ats.arjuna.common.CoreEnvironmentBeanException;
import com.arjuna.ats.arjuna.common.ObjectStoreEnvironmentBean;
import com.arjuna.ats.arjuna.common.arjPropertyManager;
import com.arjuna.ats.internal.arjuna.objectstore.VolatileStore;
import com.arjuna.common.internal.util.propertyservice.BeanPopulator;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Narayana as it is measured: records in memory, no time-outs, and so no thread that looks. */
final class Narayana {
  private static final Logger LOGGER = Logger.getLogger("com.arjuna");

  private Narayana() {}

  /** Before its first use. */
  static void configure() {
    LOGGER.setLevel(Level.SEVERE);
    inMemory(arjPropertyManager.getObjectStoreEnvironmentBean());
    for (String store : new String[] {"communicationStore", "stateStore"}) {
      inMemory(BeanPopulator.getNamedInstance(ObjectStoreEnvironmentBean.class, store));
    }
    CoordinatorEnvironmentBean coordinator = arjPropertyManager.getCoordinatorEnvironmentBean();
    coordinator.setDefaultTimeout(0);
    try {
      arjPropertyManager.getCoreEnvironmentBean().setNodeIdentifier("benchmarks");
    } catch (CoreEnvironmentBeanException e) {
      throw new IllegalStateException("That is a valid identifier", e);
    }
  }

  /** It asks for a directory all the same. */
  private static void inMemory(ObjectStoreEnvironmentBean store) {
    store.setObjectStoreType(VolatileStore.class.getName());
    store.setObjectStoreDir(System.getProperty("java.io.tmpdir"));
  }
}
