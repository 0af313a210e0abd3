package org.lapwing.app;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/// A class none of whose instance fields is an array.
final class HaveNoArrayFields extends ArchCondition<JavaClass> {

    HaveNoArrayFields() {
        super("have no array components");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        for (var field : type.getFields()) {
            if (!field.getModifiers().contains(JavaModifier.STATIC)
                    && field.getRawType().isArray()) {
                events.add(SimpleConditionEvent.violated(field, field.getFullName() + " is an array"));
            }
        }
    }
}
